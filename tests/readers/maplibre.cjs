// SPDX-License-Identifier: MIT
// Do MapLibre GL and the npm package pmtiles show the tiles of an archive as the folder has them?
// usage: node maplibre.cjs ARCHIVE FOLDER Z X Y PICTURE.png   (X, Y: the tile whose upper left corner is the middle)
// Exit code 77 when Chromium or a package is not there.
const {spawn, spawnSync} = require('child_process');
const fs = require('fs');
const http = require('http');
const os = require('os');
const path = require('path');

const [archive, folder, z, x, y, picture] = process.argv.slice(2);

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

function found(file) {
  try {
    return require.resolve(file);
  } catch {
    return skip(`the npm package of ${file} is not there (scripts/test fetches it)`);
  }
}

if (spawnSync('chromium', ['--version']).status !== 0) skip('chromium is not installed');
const dist = path.dirname(found('maplibre-gl'));
const files = {
  '/': [path.join(__dirname, 'page.html'), 'text/html'],
  '/maplibre-gl.js': [path.join(dist, 'maplibre-gl.js'), 'text/javascript'],
  '/maplibre-gl.css': [path.join(dist, 'maplibre-gl.css'), 'text/css'],
  '/pmtiles.js': [path.join(path.dirname(found('pmtiles')), '..', 'pmtiles.js'), 'text/javascript'],
  '/map.pmtiles': [archive, 'application/vnd.pmtiles'],
};

/// The file with the range that was asked for, as a web server of static files has it.
function send(request, answer, [file, type]) {
  if (!fs.existsSync(file)) return answer.writeHead(404).end();
  const bytes = fs.readFileSync(file);
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range || '');
  if (!range) return answer.writeHead(200, {'Content-Type': type}).end(bytes);
  const last = Math.min(+range[2], bytes.length - 1);
  answer.writeHead(206, {'Content-Type': type, 'Content-Range': `bytes ${range[1]}-${last}/${bytes.length}`})
      .end(bytes.subarray(+range[1], last + 1));
}

function end(code, words) {
  console.log(words);
  // Its profile may go when the browser writes to it no more.
  browser.once('exit', () => {
    try {
      fs.rmSync(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
    } catch (error) {
      console.log(`the profile of the browser stays: ${error.code}`); // a process of it still writes
    }
    process.exit(code);
  });
  browser.kill('SIGKILL');
}

function judge(result) {
  if (result.error) return end(1, `the page failed: ${result.error}`);
  fs.writeFileSync(picture, Buffer.from(result.picture.split(',')[1], 'base64'));
  const words = `MapLibre GL against the files: mean difference ${result.mean.toFixed(4)} of 255, largest ` +
      `${result.largest}, ${result.colors} colours; ${picture}`;
  // One to one, so only rounding may differ; a tile of one colour would prove nothing.
  end(result.mean < 0.05 && result.largest <= 4 && result.colors > 16 ? 0 : 1, words);
}

const server = http.createServer((request, answer) => {
  const name = new URL(request.url, 'http://localhost').pathname;
  if (request.method === 'POST') {
    let body = '';
    request.on('data', part => body += part);
    request.on('end', () => {
      answer.writeHead(204).end();
      judge(JSON.parse(body));
    });
    return;
  }
  const tile = /^\/tiles(\/\d+\/\d+\/\d+\.png)$/.exec(name);
  if (tile) return send(request, answer, [folder + tile[1], 'image/png']);
  if (files[name]) return send(request, answer, files[name]);
  answer.writeHead(404).end();
});

const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'cordon-maplibre-'));
let browser;
server.listen(0, '127.0.0.1', () => {
  browser = spawn('chromium', ['--headless', '--no-sandbox', '--no-first-run', '--disable-quic', '--disable-sync',
    '--disable-background-networking', '--disable-component-update', '--disable-extensions', '--use-gl=angle',
    '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--window-size=512,512', `--user-data-dir=${profile}`,
    '--remote-debugging-port=0', // keeps the page open until we end it
    `http://127.0.0.1:${server.address().port}/?z=${z}&x=${x}&y=${y}`], {stdio: 'ignore'});
});
setTimeout(() => end(1, 'chromium gave no picture within three minutes'), 180000);
