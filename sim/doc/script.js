// Nothing on the page needs this: Escape, and the way back to the citation that opened a rule.
let from = null;
const back = () => { const a = from; from = null; location.hash = '#_'; if (a) a.focus({ preventScroll: true }); };
addEventListener('click', (e) => {
  const a = e.target.closest && e.target.closest('a.cite, a.close');
  if (!a) return;
  if (a.className === 'cite') from = a; else { e.preventDefault(); back(); }
});
addEventListener('keydown', (e) => { if (e.key === 'Escape' && location.hash.startsWith('#r-')) back(); });
