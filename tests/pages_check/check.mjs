// Looks at pages in Chromium as a phone shows them. Standard input: {"chromium", "flags", "pages": [{"name", "url",
// "first_screen"}]}; standard output: the same names with what was found, one JSON value. Nothing is judged here.
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const SMALL = { ...PHONE, width: 320, height: 640 };
// A busy machine costs points that the page did not lose.
const PERFORMANCE_TRIES = 6;

// The void elements' slash and the doctype's letters are a matter of taste; the rest of the set stands.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'tel-non-breaking': 'off',
    'no-inline-style': 'error',
  },
});

async function look(browser, page) {
  const answer = await fetch(page.url);
  const body = Buffer.from(await answer.arrayBuffer());
  const found = { name: page.name, status: answer.status, bytes: gzipSync(body, { level: 9 }).length };
  found.sha256 = createHash('sha256').update(body).digest('hex');
  Object.assign(found, await measure(browser, page.url));
  found.axe = [];
  for (const scheme of ['light', 'dark']) found.axe.push(...(await audit(browser, page.url, scheme)));
  Object.assign(found, await layout(browser, page));
  const report = await validator.validateString(body.toString('utf8'));
  found.htmlvalidate = report.results.flatMap((one) =>
    one.messages.map((said) => `${said.line}:${said.column} ${said.ruleId}: ${said.message}`),
  );
  return found;
}

async function measure(browser, url) {
  let best;
  for (let n = 0; n < PERFORMANCE_TRIES; n += 1) {
    const options = { port: Number(new URL(browser.wsEndpoint()).port), output: 'json', logLevel: 'silent' };
    const { lhr } = await lighthouse(url, { ...options, onlyCategories: CATEGORIES });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    if (!best || lhr.categories.performance.score > best.categories.performance.score) best = lhr;
    if (best.categories.performance.score === 1) break;
  }
  const sent = best.audits['network-requests'].details.items.filter((one) => !one.url.startsWith('data:'));
  return {
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, Math.round(best.categories[name].score * 100)])),
    // A full score is one, whatever rounding leaves of its parts.
    missed: CATEGORIES.filter((name) => best.categories[name].score < 1).flatMap((name) =>
      best.categories[name].auditRefs
        .filter((ref) => ref.weight > 0 && best.audits[ref.id].score !== null && best.audits[ref.id].score < 1)
        .map((ref) => `${name}: ${ref.id}`),
    ),
    requests: sent.map((one) => one.url),
  };
}

async function audit(browser, url, scheme) {
  const tab = await open(browser, url, PHONE, scheme);
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  await tab.close();
  return violations.map((one) => `${scheme} ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

// What does not fit: sideways at 320 points with the text twice as large, and below the first screen of a phone.
async function layout(browser, page) {
  const small = await open(browser, page.url, SMALL, 'light');
  await small.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const sideways = await small.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await small.close();
  const tab = await open(browser, page.url, PHONE, 'light');
  const below = await tab.evaluate(
    (names) => names.filter((name) => document.querySelector(name)?.getBoundingClientRect().bottom > window.innerHeight),
    page.first_screen,
  );
  const scripts = await tab.evaluate(() => document.scripts.length);
  await tab.close();
  return { sideways: Math.max(0, sideways), below, scripts };
}

async function open(browser, url, viewport, scheme) {
  const tab = await browser.newPage();
  await tab.setViewport(viewport);
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.goto(url);
  return tab;
}

const asked = JSON.parse(readFileSync(0, 'utf8'));
const browser = await puppeteer.launch({ executablePath: asked.chromium, args: asked.flags });
try {
  const found = [];
  for (const page of asked.pages) {
    process.stderr.write(`  ${page.name}\n`);
    found.push(await look(browser, page));
  }
  process.stdout.write(JSON.stringify(found));
} finally {
  await browser.close();
}
