const { writeSync } = require('node:fs');

/** Loaded before a measured command: writes its peak of resident memory, in KiB, to its fourth stream. */
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
