// Whatever in the page would fetch something, now or when it is used, and links that lead nowhere in it.
// By custom #_ leads nowhere on purpose: it closes what a link had opened.
(() => {
  const faults = [];
  const here = (u) => !u || u.startsWith('data:') || u.startsWith('#');
  for (const e of document.querySelectorAll('script[src],img[src],iframe[src],frame[src],embed[src],source[src],track[src],audio[src],video[src],input[src],link[href],object[data],use[href],image[href]')) {
    const u = e.getAttribute('src') || e.getAttribute('href') || e.getAttribute('data') || '';
    if (!here(u)) faults.push('would load: ' + e.outerHTML.slice(0, 120));
  }
  const css = [...document.querySelectorAll('style')].map((e) => e.textContent).join('\n') + [...document.querySelectorAll('[style]')].map((e) => e.getAttribute('style')).join('\n');
  for (const m of css.matchAll(/url\(\s*['"]?([^)'"]*)|@import[^;]*/g)) if (!m[1] || !here(m[1])) faults.push('would load: ' + m[0].slice(0, 120));
  const ids = new Set();
  for (const e of document.querySelectorAll('[id]')) {
    if (ids.has(e.id)) faults.push('two elements have the id ' + e.id);
    ids.add(e.id);
  }
  for (const e of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(e.getAttribute('href').slice(1));
    if (id && id !== '_' && !ids.has(id)) faults.push('leads nowhere: ' + e.outerHTML.slice(0, 120));
  }
  return [...new Set(faults)].slice(0, 20);
})()
