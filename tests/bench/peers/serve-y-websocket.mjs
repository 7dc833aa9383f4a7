// y-websocket's own server, in memory.
import utils from "y-websocket/bin/utils";
import { WebSocketServer } from "ws";
import { listen, tell } from "./serving.mjs";

const { server, port } = await listen();
new WebSocketServer({ server }).on("connection", utils.setupWSConnection);
tell(port);
