// SPDX-License-Identifier: MIT
// `typst compile FILE.typ [FILE.pdf]` and `typst --version` by the npm package @myriaddreamin/typst-ts-node-compiler, which
// holds the compiler. Exit code 77 = it is not installed.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

let NodeCompiler;
try {
  ({ NodeCompiler } = createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler"));
} catch {
  console.log("skipped: the npm package @myriaddreamin/typst-ts-node-compiler is not installed");
  process.exit(77);
}
const [, , command, source, target] = process.argv;
if (command === "--version") {
  console.log("typst of the npm package");
  process.exit(0);
}
if (command !== "compile" || !source) throw new Error("usage: compile FILE.typ [FILE.pdf]");
const main = path.resolve(source);
const compiler = NodeCompiler.create({ workspace: path.dirname(main) });
const compiled = compiler.compile({ mainFilePath: main });
if (compiled.hasError()) {
  compiled.printDiagnostics();
  process.exit(1);
}
fs.writeFileSync(target ?? main.replace(/\.typ$/, ".pdf"), compiler.pdf(compiled.result));
