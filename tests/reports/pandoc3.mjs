// SPDX-License-Identifier: MIT
// Runs the pandoc of the npm package pandoc-wasm on the files of the current folder:
//   node pandoc3.mjs '{"from": "markdown", "input-files": ["a.md"], "output-file": "a.docx", …}'
// It reads and writes files, but starts no programs. Exit code 77 = the package is not installed.
import fs from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

let entry;
try {
  entry = createRequire(import.meta.url).resolve("pandoc-wasm");
} catch {
  console.log("skipped: the npm package pandoc-wasm is not installed");
  process.exit(77);
}
const { convert } = await import(pathToFileURL(entry));
const options = JSON.parse(process.argv[2]);
const files = {};
for (const found of fs.readdirSync(".", { withFileTypes: true }))
  if (found.isFile()) files[found.name] = new Blob([fs.readFileSync(found.name)]);
const result = await convert(options, null, files);
for (const [name, blob] of Object.entries(result.files)) {
  if (blob === files[name]) continue;
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  if (folder) fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(name, Buffer.from(await blob.arrayBuffer()));
}
if (result.stdout) process.stdout.write(result.stdout);
if (result.stderr) process.stderr.write(result.stderr);
