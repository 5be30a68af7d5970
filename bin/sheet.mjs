import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const STYLE = `
  body { margin: 24px; font: 13px/1.3 sans-serif; background: #777; color: #fff }
  h2 { font-size: 18px; margin: 24px 0 8px }
  section { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }
  figure { margin: 0 }
  img { display: block; object-fit: cover; object-position: top }`;

/** All pictures on one page: writes sheet.html and its own picture, sheet.png, into the folder. */
export async function writeSheet(browser, folder, groups) {
  const path = join(folder, 'sheet.html');
  writeFileSync(path, html(folder, groups));
  const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
  await page.goto(pathToFileURL(path).href);
  await page.screenshot({ path: join(folder, 'sheet.png'), fullPage: true });
  await page.close();
}

function html(folder, groups) {
  const sections = groups
    .filter((group) => group.shots.length)
    .map(({ title, look, shots }) => {
      const [width, height] = look.size.split('x').map(Number);
      // Eight phones or four desks a row.
      const shown = width < height ? 208 : 426;
      // The end is many screens tall: its beginning has to do here.
      const tallest = Math.round((shown * height) / width);
      const figures = shots.map(
        ({ name, path }) =>
          `<figure><img src="${relative(folder, path)}" style="width:${shown}px;max-height:${tallest}px">${name}</figure>`,
      );
      return `<h2>${title}</h2><section>${figures.join('')}</section>`;
    });
  return `<!doctype html><meta charset="utf-8"><title>Shots</title><style>${STYLE}</style>${sections.join('')}`;
}
