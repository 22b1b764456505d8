import { writeApiReports } from './packing/apiReports.mjs';
import { withPackingCopy } from './packing/packingCopy.mjs';
import { compileTypes } from './packing/packPackages.mjs';
import { publishedPackages } from './packing/publishedPackages.mjs';
import { prepare } from './prepare.mjs';
import { ROOT } from './project.mjs';
import { runCommand, say } from './say.mjs';

/** `npm run api-reports`: writes down what the published packages export, for `check:packages` to compare with. */
await runCommand(async () => {
  const node = await prepare();
  const written = await withPackingCopy(ROOT, async copy => {
    const packages = await publishedPackages(copy);
    await compileTypes({ node, copy });
    return writeApiReports({ node, copy, packages });
  });
  written.forEach(path => say(path));
  return 0;
});
