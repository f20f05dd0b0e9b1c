// Debian's Chromium, started alike by the journeys and by the screenshots.

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export function launchOptions(...more) {
  return { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...ARGS, ...more] };
}
