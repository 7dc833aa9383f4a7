/** One figure of a relay's process by the name under which it tells it to Prometheus; bytes or seconds. */
export async function processFigure(port: number, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const value = new RegExp(`^${name} (\\S+)$`, "mu").exec(text)?.[1];
  if (value === undefined) throw new Error(`the relay tells no ${name}`);
  return Number(value);
}
