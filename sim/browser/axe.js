// axe-core has been loaded: what it finds, one sentence each.
axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) =>
  v.id + ' (' + v.impact + '): ' + v.help + '; ' + v.nodes.length + ' places, such as ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(' … ')))
