package law

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"rogatory/sim/facts"
	"rogatory/sim/source"
)

// Corpus is the law that was loaded, with the vocabulary that it shares with scenarios.
type Corpus struct {
	Facts       *facts.Vocabulary
	Instruments []*Instrument // sorted by id
	Layers      []*Instrument // law beside every instrument, sorted by id
	Protections *Protections  // nil: the files do not say whom rules protect

	mu    sync.Mutex
	rules map[string]map[*yaml.Node]*Rule // by instrument: decoded and resolved, for the texts to come
}

// Instrument is a treaty, or one layer of law beside it, as files have it: before a reading is chosen.
type Instrument struct {
	Header
	Readings []*Reading
	Coverage *CoverageFile // nil: the instrument has no list of its paragraphs
	Hash     string        // of all its files that an answer can depend on, hexadecimal, first 12 digits
	Chapters []string

	parent *Instrument
	rules  []rawRule
	brief  bool // only its header was read
}

type rawRule struct {
	id, file string
	node     *yaml.Node
}

// Load reads the instruments in files: ID/treaty.yaml with the chapters beside it, and
// common/layers/*.yaml. Folders below an instrument (flows, questions) are not law and are left alone.
// The order of files does not matter. Every problem goes to p.
func Load(files []source.File, p *source.Problems) *Corpus {
	return load(files, func(string) bool { return true }, p)
}

// LoadFor reads whole only the instruments that are needed, and those that they extend. Of the others it reads the
// header: their names and the facts that they declare are the same as ever, and nothing can be asked about their rules.
func LoadFor(files []source.File, needed []string, p *source.Problems) *Corpus {
	files = slices.DeleteFunc(slices.Clone(files), func(f source.File) bool { return path.Base(f.Name) == CoverageName }) // no answer rests on it
	return load(files, func(id string) bool { return slices.Contains(needed, id) }, p)
}

func load(files []source.File, needed func(id string) bool, p *source.Problems) *Corpus {
	files = slices.Clone(files)
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	c := &Corpus{Facts: facts.Core(), rules: map[string]map[*yaml.Node]*Rule{}}
	folders := map[string][]source.File{}
	var names []string
	var protections *source.File
	for i, f := range files {
		dir := path.Dir(f.Name)
		if f.Name == ProtectionsName {
			protections = &files[i]
			continue
		}
		if dir == "common/layers" {
			if layer := loadLayer(f, p); layer != nil {
				c.Layers = append(c.Layers, layer)
			}
			continue
		}
		if strings.Contains(dir, "/") || dir == "common" || dir == "." || path.Ext(f.Name) != ".yaml" {
			continue
		}
		if folders[dir] == nil {
			names = append(names, dir)
		}
		folders[dir] = append(folders[dir], f)
	}
	for _, name := range names {
		read := loadInstrument
		if !needed(name) {
			read = loadHeader
		}
		if in := read(name, folders[name], p); in != nil {
			c.Instruments = append(c.Instruments, in)
		}
	}
	c.complete(folders, p)
	c.declare(p)
	c.extend(p)
	if protections != nil {
		c.Protections = loadProtections(*protections, c.Facts, p) // conditions name facts that instruments declare
	}
	return c
}

// complete reads whole what instruments that were read whole extend.
func (c *Corpus) complete(folders map[string][]source.File, p *source.Problems) {
	for more := true; more; {
		more = false
		for _, in := range c.Instruments {
			if in.brief || in.Extends == nil {
				continue
			}
			i := slices.IndexFunc(c.Instruments, func(other *Instrument) bool { return other.ID == in.Extends.Value && other.brief })
			if i < 0 {
				continue
			}
			if parent := loadInstrument(in.Extends.Value, folders[in.Extends.Value], p); parent != nil {
				c.Instruments[i], more = parent, true
			}
		}
	}
}

// Whole says whether an instrument was read with its rules.
func (c *Corpus) Whole(id string) bool {
	in := c.Instrument(id)
	return in != nil && !in.brief
}

// Instrument finds an instrument by its id; nil if there is none.
func (c *Corpus) Instrument(id string) *Instrument {
	for _, in := range c.Instruments {
		if in.ID == id {
			return in
		}
	}
	return nil
}

// IDs lists the ids of the instruments.
func (c *Corpus) IDs() []string {
	var ids []string
	for _, in := range c.Instruments {
		ids = append(ids, in.ID)
	}
	return ids
}

func loadLayer(f source.File, p *source.Problems) *Instrument {
	doc := source.Parse(f.Name, f.Data, p)
	if doc == nil {
		return nil
	}
	var file LayerFile
	doc.Decode(&file, p)
	checkFormat(doc, file.Format, "layer/1", p)
	in := &Instrument{Header: Header{ID: file.ID, Name: file.Name, Short: file.Name, Layer: file.Layer}}
	in.take(f.Name, file.Rules, p)
	in.Hash = Hash(f)
	return in
}

// loadHeader reads treaty.yaml alone.
func loadHeader(folder string, files []source.File, p *source.Problems) *Instrument {
	var header []source.File
	for _, f := range files {
		if path.Base(f.Name) == "treaty.yaml" {
			header = append(header, f)
		}
	}
	in := loadInstrument(folder, header, p)
	if in != nil {
		in.brief, in.Hash = true, ""
	}
	return in
}

func loadInstrument(folder string, files []source.File, p *source.Problems) *Instrument {
	in := &Instrument{Hash: Hash(files...)}
	if i := slices.IndexFunc(files, func(f source.File) bool { return path.Base(f.Name) == CoverageName }); i >= 0 {
		in.loadCoverage(files[i], p)
		files = slices.Delete(slices.Clone(files), i, i+1)
		in.Hash = Hash(files...) // the list of paragraphs changes no answer
	}
	found := false
	for _, f := range files {
		doc := source.Parse(f.Name, f.Data, p)
		if doc == nil {
			continue
		}
		switch path.Base(f.Name) {
		case "treaty.yaml":
			found = true
			doc.Decode(&in.Header, p)
			checkFormat(doc, in.Format, "treaty/1", p)
			if in.ID != "" && in.ID != folder {
				p.Add(in.Pos, "the name of the folder: "+folder, "the id %q is not the name of the instrument's folder", in.ID)
			}
		case "readings.yaml":
			var file ReadingsFile
			doc.Decode(&file, p)
			checkFormat(doc, file.Format, "readings/1", p)
			for i := range file.Readings {
				in.Readings = append(in.Readings, &file.Readings[i])
			}
		default:
			var file Chapter
			doc.Decode(&file, p)
			checkFormat(doc, file.Format, "rules/1", p)
			in.Chapters = append(in.Chapters, file.Title)
			in.take(f.Name, file.Rules, p)
		}
	}
	if !found {
		p.Add(source.Pos{File: folder}, "a file treaty.yaml with id, name, articles", "the folder %s holds no treaty.yaml", folder)
		return nil
	}
	if in.ID == "" {
		in.ID = folder
	}
	in.checkReadings(p)
	return in
}

func checkFormat(doc *source.Doc, got, want string, p *source.Problems) {
	if got != "" && got != want {
		p.Add(source.Pos{File: doc.Name, Line: 1, Col: 1}, "format: "+want, "the format is %q", got)
	}
}

// take keeps the rules as nodes: they are decoded once readings and amendments have been laid over.
func (in *Instrument) take(file string, nodes []*yaml.Node, p *source.Problems) {
	for _, n := range nodes {
		id := idOf(n)
		if id == "" {
			at := source.Pos{File: file, Line: n.Line, Col: n.Column}
			if n.Kind == yaml.MappingNode {
				p.Add(at, "id: "+in.ID+"…", "this rule has no id")
			} else {
				p.Add(at, "id, cite, says, checked and what it does, each on its own line", "a rule %s", source.Kind(n))
			}
			continue
		}
		for _, other := range in.rules {
			if other.id == id {
				p.Add(source.Pos{File: file, Line: n.Line, Col: n.Column}, "an id of its own",
					"the rule %s stands already at %s:%d", id, other.file, other.node.Line)
			}
		}
		in.rules = append(in.rules, rawRule{id, file, n})
	}
}

func idOf(n *yaml.Node) string { return valueOf(n, "id") }

// valueOf is the word under a key of a rule; empty if there is none.
func valueOf(n *yaml.Node, key string) string {
	if n.Kind != yaml.MappingNode {
		return ""
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1].Value
		}
	}
	return ""
}

func (in *Instrument) checkReadings(p *source.Problems) {
	seen := map[string]bool{}
	for _, r := range in.Readings {
		if seen[r.ID] {
			p.Add(r.Pos, "an id of its own", "the reading %s stands twice", r.ID)
		}
		seen[r.ID] = true
		if r.ID != "" && !strings.HasPrefix(r.ID, in.ID+".") {
			p.Add(r.Pos, in.ID+"."+r.ID, "the reading %s does not begin with its instrument's id", r.ID)
		}
		names := map[string]bool{}
		var list []string
		for _, o := range r.Options {
			if names[o.Name] {
				p.Add(o.Pos, "another name", "the option %s of %s stands twice", o.Name, r.ID)
			}
			names[o.Name] = true
			list = append(list, o.Name)
		}
		if r.Options != nil && len(r.Options) == 0 {
			p.Add(r.Pos, "name, holder and says of each way to read it", "the reading %s has no options", r.ID)
		} else if r.Default != "" && !names[r.Default] {
			p.Add(r.Pos, "one of "+strings.Join(list, ", "), "the default %q of %s is none of its options", r.Default, r.ID)
		}
	}
}

// CheckProvisions finds readings of rules that are not there. Whoever only runs the law can do without.
func (c *Corpus) CheckProvisions(p *source.Problems) {
	for _, in := range c.Instruments {
		kinds := c.Kinds(in.ID)
		for _, r := range in.Readings {
			if _, ok := kinds[r.Provision]; !ok && r.Provision != "" {
				p.Add(r.Pos, facts.Hint(r.Provision, slices.Sorted(maps.Keys(kinds))), "%s is a reading of %q, which is no rule", r.ID, r.Provision)
			}
		}
	}
}

// Hash is the SHA-256 of files, names included, as 12 hexadecimal digits.
func Hash(files ...source.File) string {
	h := sha256.New()
	for _, f := range files {
		h.Write([]byte(path.Base(f.Name) + "\x00"))
		h.Write(f.Data)
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

func (c *Corpus) declare(p *source.Problems) {
	for _, in := range c.Instruments {
		for _, f := range in.Facts {
			if f.Of == "sending" {
				p.Add(f.Pos, "of: requesting or requested, or leave it out", "%s cannot be of the sending State, which no request goes to", f.Name)
			}
			if _, err := c.Facts.Declare(f.Name, f.Says, in.ID, f.Default, string(f.Of)); err != nil {
				p.Add(f.Pos, "another name, or drop it here", "%v", err)
			}
		}
	}
}

// extend links an instrument to the one that it adds to, and refuses a chain that bites its tail.
func (c *Corpus) extend(p *source.Problems) {
	for _, in := range c.Instruments {
		if in.Extends == nil {
			continue
		}
		parent := c.Instrument(in.Extends.Value)
		if parent == nil {
			p.Add(in.Extends.Pos, facts.Hint(in.Extends.Value, c.IDs()), "no instrument is called %q", in.Extends.Value)
			continue
		}
		in.parent = parent
	}
	for _, in := range c.Instruments {
		chain := []string{in.ID}
		for at := in.parent; at != nil; at = at.parent {
			if slices.Contains(chain, at.ID) {
				p.Add(in.Extends.Pos, "an instrument that does not, in the end, extend this one",
					"%s extends itself: %s", in.ID, strings.Join(append(chain, at.ID), " → "))
				in.parent = nil
				break
			}
			chain = append(chain, at.ID)
		}
	}
}
