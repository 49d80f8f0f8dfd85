// Opens a page from the disk with the network cut, and writes down what happened: node inspect.mjs MODULES CHROMIUM PAGE FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, file, folder] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const address = pathToFileURL(file).href;
const seen = { requests: [], said: [], violations: [], widths: {} };

const browser = await chromium.launch({ executablePath, args: ['--host-resolver-rules=MAP * ~NOTFOUND'] });
try {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on('request', request => { if (request.url() !== address) seen.requests.push(request.url()); });
  page.on('console', message => seen.said.push(message.text()));
  page.on('pageerror', error => seen.said.push(String(error)));
  await page.goto(address, { waitUntil: 'load' });

  for (const [name, width] of [['desktop', 1280], ['phone', 390]]) {
    await page.setViewportSize({ width, height: 900 });
    seen.widths[name] = await page.evaluate(() => document.documentElement.scrollWidth);
    const height = await page.evaluate(() => Math.min(2000, document.documentElement.scrollHeight));
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, clip: { x: 0, y: 0, width, height } });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    seen.violations.push(...violations.map(found => ({
      rule: found.id, impact: found.impact ?? 'unknown', where: `${name}: ${found.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')}`,
    })));
  }
  await page.emulateMedia({ media: 'print' });
  for (const format of ['A4', 'Letter'])
    await page.pdf({ path: join(folder, `${format}.pdf`), format, printBackground: true });
} finally {
  await browser.close();
}
writeFileSync(join(folder, 'seen.json'), JSON.stringify(seen, null, 2));
