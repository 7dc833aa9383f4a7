import { configure } from "@solidjs/testing-library";

// A busy machine takes longer than a second to load a language; what is waited for comes or does not.
configure({ asyncUtilTimeout: 20_000 });
