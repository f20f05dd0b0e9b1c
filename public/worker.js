// Keeps what a student or a parent read last on this device, for when the school's server is out of reach. It is registered on
// secure origins only (src/live/offline); everywhere else there is none of this.
//
// Never another person's. The server says with every page whose session it is (`yeneta-tag`, opaque) and of which build
// (`yeneta-build`); one cache at a time bears both as its name. A page of another session, of another build or of nobody ends
// every other cache; so does whoever signs in or out, before the request has left, and a page that was told that its session
// is over. What is not listed here is not touched: no form, no call, no poll, no export, no letter, no page of a teacher.

// Another number, should another worker keep things in another way: this one's are gone then.
const KEPT = 'yeneta-kept-1-';

const PAGES = /^\/(student(\/courses\/\d+)?|parent(\/subjects|\/children\/\d+(\/courses\/\d+)?)?)$/;
const HOMES = ['/parent', '/student'];
const FILES = /^\/(build|fonts)\//;
const ANOTHER_PERSON = ['session/sign_in', 'session/sign_out', 'account/reset_password', 'account/accept_invitation'].map(
  (name) => `/api/${name}`,
);

const MOST_PAGES = 12;
// A phone that was lost hears nothing of a session that ended elsewhere: after a week it shows nothing any more.
const LIFE = 7 * 24 * 60 * 60_000;
// A page that was kept just now is not fetched once more because somebody walks back to it.
const YOUNG = 10 * 60_000;

// What was asked for before somebody came or went is not kept when it arrives after.
let era = 0;
let present;

addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) => event.waitUntil(begin()));

addEventListener('message', (event) => {
  const { open, files } = event.data;
  // Out of reach, nothing is kept now: the page says so again when it is opened next.
  event.waitUntil(open ? opened(open, files).catch(() => {}) : forget());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'POST' && ANOTHER_PERSON.includes(url.pathname)) event.waitUntil(forget());
  if (request.method !== 'GET') return;
  if (FILES.test(url.pathname)) event.respondWith(file(request));
  else if (request.mode === 'navigate') event.respondWith(page(event, url));
});

async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !name.startsWith(KEPT)).map((name) => caches.delete(name)));
  await clients.claim();
}

// The name of a file of a build says what is in it: what is kept is right.
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

// The server's answer, whatever it says; what was kept only where there is none.
async function page(event, url) {
  const since = era;
  let answer;
  try {
    answer = await fetch(event.request);
  } catch (unreached) {
    const found = await kept(url);
    if (found) return found;
    throw unreached;
  }
  event.waitUntil(hear(answer.clone(), url, since));
  return answer;
}

// Learns from an answer whose browser this is now, and keeps it if it is a page that may be kept.
async function hear(answer, url, since) {
  const build = answer.headers.get('yeneta-build');
  // No page of ours, a redirect, a portal in between; or asked for by who is gone.
  if (!build || since !== era) return;
  const tag = answer.headers.get('yeneta-tag');
  const name = tag && `${KEPT}${tag}-${build}`;
  if (name !== present) await forget(name);
  const may = name && answer.status === 200 && url.search === '' && PAGES.test(url.pathname);
  if (may) await keep(name, url.pathname, await answer.text());
}

async function keep(name, path, html) {
  const now = Date.now();
  const since = era;
  const cache = await caches.open(name);
  if (since !== era || name !== present) return;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'kept-at': `${now}` };
  // The page says by this that it was kept, and how old it is.
  await cache.put(path, new Response(html.replace('<html ', `<html data-kept="${now}" `), { headers }));
  const pages = [];
  for (const request of await cache.keys()) {
    const at = PAGES.test(new URL(request.url).pathname) && (await cache.match(request))?.headers.get('kept-at');
    if (at) pages.push({ request, at: Number(at) });
  }
  pages.sort((one, other) => other.at - one.at);
  await Promise.all(pages.slice(MOST_PAGES).map(({ request }) => cache.delete(request)));
}

async function kept(url) {
  const young = async (path) => {
    const found = await caches.match(path);
    return found && age(found) < LIFE ? found : undefined;
  };
  if (url.pathname === '/') {
    for (const home of HOMES) if (await young(home)) return Response.redirect(home);
    return undefined;
  }
  if (!PAGES.test(url.pathname)) return undefined;
  const found = await young(url.pathname);
  // A list is kept as it is without a search: with one in the address the living page would show another than the kept one.
  return found && url.search ? Response.redirect(url.pathname) : found;
}

const age = (answer) => Date.now() - Number(answer.headers.get('kept-at'));

// What a living page says: it is open here, by these files. The browser has those, so nothing is fetched twice but the page
// that came before this worker was there, or that was opened without a document of its own.
async function opened(path, files) {
  if (!PAGES.test(path)) return;
  const found = await caches.match(path);
  if (!found || age(found) > YOUNG) {
    const since = era;
    const answer = await fetch(path, { redirect: 'manual', headers: { accept: 'text/html' } });
    await hear(answer, new URL(path, location.origin), since);
  }
  const name = (await caches.keys()).find((name) => name.startsWith(KEPT));
  if (!name) return;
  const cache = await caches.open(name);
  for (const address of files.filter((address) => FILES.test(new URL(address).pathname))) {
    if (!(await cache.match(address, { ignoreVary: true }))) await cache.add(address);
  }
}

// Ends everything but the cache of this name.
async function forget(name) {
  era += 1;
  present = name;
  const names = await caches.keys();
  await Promise.all(names.filter((old) => old.startsWith(KEPT) && old !== name).map((old) => caches.delete(old)));
}
