// Before npm pack and npm publish: a fresh clone has neither the packages nor dist/, which is all that the package holds.
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  await build();
});
