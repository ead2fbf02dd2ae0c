package report

import (
	"rogatory/sim"
	"rogatory/sim/doc"
)

// LastNo is who could lawfully have kept the data back in one request, a column for each treaty, as a part of another
// document. It has no blocks where nobody's course was followed.
func LastNo(r *sim.RunResult, request string, w *Words) []doc.Block {
	d := &view{voice: newVoice(w), result: r, plainTitles: true}
	if d.lastNo(d.under(request)); len(d.doc) == 0 {
		return nil
	}
	return d.doc[1:] // the title is the other document's
}
