// SPDX-License-Identifier: MIT
// Do the metadata of an archive name an input with its SHA-256?
// usage: node pmtiles_record.cjs ARCHIVE INPUT       Exit code 77 when the npm package pmtiles is not there.
const crypto = require('crypto');
const fs = require('fs');

const [archive, input] = process.argv.slice(2);

function packaged() {
  try {
    return require('pmtiles');
  } catch {
    console.log('skipped: the npm package pmtiles is not there (scripts/test fetches it)');
    return process.exit(77);
  }
}

class File {
  constructor(name) {
    this.bytes = fs.readFileSync(name);
  }
  getKey() {
    return archive;
  }
  async getBytes(offset, length) {
    const part = this.bytes.subarray(offset, offset + length);
    return {data: part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength)};
  }
}

(async () => {
  const metadata = await new (packaged().PMTiles)(new File(archive)).getMetadata();
  const digest = crypto.createHash('sha256').update(fs.readFileSync(input)).digest('hex');
  const named = metadata.cordon.inputs.find(one => one.path === input);
  const good = named !== undefined && named.sha256 === digest && metadata.cordon.tiles.zoom[1] === 5;
  console.log(`${metadata.cordon.inputs.length} inputs; ${input}: ${good ? 'as recorded' : 'not as recorded'}`);
  process.exit(good ? 0 : 1);
})();
