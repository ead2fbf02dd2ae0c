// What a reader could not read: a list of sentences, empty if all is well. On paper nothing scrolls, so that the
// scrolling regions of the screen are no excuse there.
((onPaper, asked) => {
  const faults = [];
  const add = (what, e, text) => {
    const said = (text || e.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 60);
    const name = e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (typeof e.className === 'string' && e.className ? '.' + e.className.trim().split(/\s+/).join('.') : '');
    if (faults.length < 20) faults.push(what + ': <' + name + '> “' + said + '”');
  };
  const root = document.scrollingElement;
  const wide = document.documentElement.clientWidth;
  if (!onPaper && wide > asked + 1) add('laid out for ' + wide + ' px and shrunk: no viewport is declared', document.documentElement, ' ');
  if (root.scrollWidth > wide) add('the page scrolls sideways, by ' + (root.scrollWidth - wide) + ' px', document.body, ' ');

  const style = new Map();
  const styled = (e) => { if (!style.has(e)) style.set(e, getComputedStyle(e)); return style.get(e); };
  const scrolls = (v) => v === 'auto' || v === 'scroll';
  // A region that scrolls sideways says so: it can be reached with the keyboard and has a name.
  const declared = (e) => e.tabIndex >= 0 && e.getAttribute('role') === 'region' && (e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'));
  // Only for those who do not see the page: one pixel, by the usual recipe.
  const hidden = (e) => {
    if (!e.checkVisibility({ contentVisibilityAuto: true })) return true; // what a closed details element holds, too
    for (let a = e; a; a = a.parentElement) {
      const s = styled(a), r = a.getBoundingClientRect();
      if (s.visibility === 'hidden' || s.opacity === '0') return true;
      if (r.width <= 1.5 && r.height <= 1.5 && s.position === 'absolute') return true;
      if (s.clipPath === 'inset(50%)') return true;
    }
    return false;
  };

  for (const e of document.body.querySelectorAll('*')) {
    const s = styled(e);
    if (s.display === 'none' || e instanceof SVGElement || !e.textContent.trim() || e.clientWidth === 0) continue;
    const overX = e.scrollWidth > e.clientWidth + 1, overY = e.scrollHeight > e.clientHeight + 1;
    if (!overX && !overY || hidden(e)) continue;
    if (overX && scrolls(s.overflowX)) {
      if (onPaper) add('cut on paper, where nothing scrolls', e);
      else if (!declared(e)) add('scrolls sideways without saying so (role, name, tabindex)', e);
    } else if (overX && (s.overflowX === 'hidden' || s.overflowX === 'clip')) add('text is cut sideways', e);
    if (overY && scrolls(s.overflowY) && !scrolls(s.overflowX)) {
      if (onPaper) add('cut on paper, where nothing scrolls', e);
    } else if (overY && (s.overflowY === 'hidden' || s.overflowY === 'clip')) add('text is cut at its foot', e);
  }

  const lines = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const e = n.parentElement;
    if (!n.data.trim() || ['SCRIPT', 'STYLE', 'TITLE', 'DESC', 'OPTION'].includes(e.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    const rects = [...range.getClientRects()].filter((r) => r.width > 0.5 && r.height > 0.5);
    if (!rects.length || hidden(e)) continue;
    let region = null, box = null, fixed = false;
    for (let a = e; a && a !== document.documentElement; a = a.parentElement) {
      const s = styled(a);
      if (!box && s.display !== 'inline' && s.display !== 'contents' && !(a instanceof SVGElement && a.tagName !== 'svg')) box = a;
      if (!region && scrolls(s.overflowX) && a !== document.body) region = a;
      if (s.position === 'fixed') fixed = true;
    }
    const around = box ? box.getBoundingClientRect() : null;
    for (const r of rects) {
      if (!region || onPaper) {
        if (r.left < -1 || r.right > wide + 1) { add('text stands outside the page', e, n.data); break; }
      }
      if (around && (r.left < around.left - 2 || r.right > around.right + 2)) { add('text stands outside its box', e, n.data); break; }
      if (!fixed) lines.push({ r, n, e });
    }
  }

  // No text on another: the lines from top to bottom, each against those that begin before it ends.
  lines.sort((a, b) => a.r.top - b.r.top);
  const struck = new Set();
  for (let i = 0; i < lines.length; i++) {
    const a = lines[i];
    for (let j = i + 1; j < lines.length && lines[j].r.top < a.r.bottom; j++) {
      const b = lines[j];
      if (a.n === b.n) continue;
      const x = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
      const y = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
      if (x > 3 && y > 0.5 * Math.min(a.r.height, b.r.height) && !struck.has(a.n)) {
        struck.add(a.n);
        add('text lies on other text (“' + b.n.data.trim().slice(0, 30) + '”)', a.e, a.n.data);
      }
    }
  }
  return faults;
})
