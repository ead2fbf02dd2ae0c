package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"rogatory/scenarios"
	"rogatory/sim/schema"
	"rogatory/sim/simtest"
	"rogatory/treaties"
)

// compiled is a schema as `sim schema` prints it.
func compiled(t *testing.T, name string) *validator.Schema {
	t.Helper()
	code, out, errs := call(t, context.Background(), nil, "schema", name)
	if code != exitAnswered {
		t.Fatalf("schema %s: exit %d: %s", name, code, errs)
	}
	doc, err := validator.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("urn:test", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:test")
	if err != nil {
		t.Fatalf("%s is no schema: %v", name, err)
	}
	return s
}

func TestEverySchemaIsOne(t *testing.T) {
	for _, name := range schema.Names() {
		compiled(t, name)
	}
}

// named are the bundled scenarios.
func named(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(scenarios.Files, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scenario is bundled: %v", err)
	}
	for i := range names {
		names[i] = strings.TrimSuffix(names[i], ".yaml")
	}
	return names
}

func TestWhatEveryCommandPrintsFollowsItsSchema(t *testing.T) {
	all := named(t)
	few := all // with a few stories where the test is not to be long
	if !simtest.Long() {
		few = []string{"travelling-official", "ransomware", "seven-objections", "spontaneous-tip"}
	}
	calls := [][]string{
		append([]string{"compare"}, all...), {"validate"}, {"test"}, {"treaties"}, {"treaties", "uncc"},
		{"treaties", "budapest"}, {"treaties", "uncc", "--coverage"}, {"treaties", "budapest", "--coverage"},
		{"treaties", "--claims"}, {"treaties", "uncc", "--claims"}, {"scenarios"}, {"facts"}, {"facts", "offence"}, {"version"}, {"glossary"}, {"glossary", "dormant"},
		append([]string{"run"}, all...), append([]string{"compare", "--differing"}, few...), append([]string{"compare", "--swap"}, few...),
		{"compare", "payment-service", "travelling-official", "--readings"}, {"compare", "shop-robbery-by-phone", "--readings", "--treaty", "budapest"},
		{"treaties", "uncc", "--copy", t.TempDir()},
		{"run", "travelling-official", "--set", "relation.mla_treaty=true"},
		{"explain", "travelling-official", "uncc.40.21.b", "--treaty", "uncc"}, {"explain", "travelling-official", "uncc.24.2.review", "--treaty", "uncc"},
		{"explain", "travelling-official", "outcome:refused", "--treaty", "uncc"}, {"explain", "travelling-official", "notice:custodian:data-subject", "--treaty", "uncc"},
		{"run", "travelling-official", "--set", "offence.penalty.requesting.kind=none", "--set", "offence.kind=other"},
	}
	drafts, err := fs.Glob(scenarios.Files, "amendments/*.yaml")
	if err != nil || len(drafts) == 0 {
		t.Fatalf("no draft clause is bundled: %v", err)
	}
	for _, draft := range drafts {
		calls = append(calls, append(append([]string{"compare"}, few...), "--amend", strings.TrimSuffix(path.Base(draft), ".yaml")))
	}
	calls = append(calls, []string{"explore", "travelling-official"})
	for _, name := range few {
		if simtest.Long() {
			calls = append(calls, []string{"explore", name})
		}
		calls = append(calls, []string{"run", name}, []string{"compare", name}, []string{"test", name}, []string{"validate", name})
		for _, treaty := range []string{"uncc", "budapest"} {
			calls = append(calls, []string{"explain", name, "--treaty", treaty}, []string{"run", name, "--treaty", treaty, "--stance", "requested=protective"})
		}
	}
	schemas := map[string]*validator.Schema{}
	for _, args := range calls {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, out, errs := call(t, context.Background(), nil, append(args, "--format", "json")...)
			if code != exitAnswered {
				t.Fatalf("exit %d: %s", code, errs)
			}
			var head struct{ Schema string }
			dec := json.NewDecoder(strings.NewReader(out))
			if err := dec.Decode(&head); err != nil || head.Schema == "" {
				t.Fatalf("no schema is named: %v", err)
			}
			if dec.More() {
				t.Error("more than one document")
			}
			if schemas[head.Schema] == nil {
				schemas[head.Schema] = compiled(t, head.Schema)
			}
			doc, err := validator.UnmarshalJSON(strings.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			if err := schemas[head.Schema].Validate(doc); err != nil {
				t.Error(err)
			}
			if strings.Contains(out, ": null") {
				t.Error("there is a null")
			}
		})
	}
}

// A file without a format of its own, such as words or sources, has no schema here.
func TestEveryBundledFileFollowsItsSchema(t *testing.T) {
	schemas := map[string]*validator.Schema{}
	seen := map[string]bool{}
	for _, fsys := range []fs.FS{treaties.Files, scenarios.Files} {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			t.Run(name, func(t *testing.T) {
				var tree map[string]any
				if err := yaml.Load(data, &tree); err != nil {
					t.Fatal(err)
				}
				format, _ := tree["format"].(string)
				seen[format] = true
				if schemas[format] == nil {
					schemas[format] = compiled(t, format)
				}
				text, err := json.Marshal(tree)
				if err != nil {
					t.Fatal(err)
				}
				doc, err := validator.UnmarshalJSON(bytes.NewReader(text))
				if err != nil {
					t.Fatal(err)
				}
				if err := schemas[format].Validate(doc); err != nil {
					t.Error(err)
				}
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"scenario/1", "profile/1", "rules/1", "treaty/1", "skeleton/1", "flow/1", "questions/1", "readings/1", "layer/1", "amendment/1", "coverage/1", "claims/1", "protections/1"} {
		if !seen[format] {
			t.Errorf("no bundled file is %s: its schema was tried on nothing", format)
		}
	}
}

// A schema that accepts everything would pass the tests above.
func TestSchemasOfInputRefuseMistakes(t *testing.T) {
	s := compiled(t, "scenario/1")
	for what, text := range map[string]string{
		"a misspelt fact": `{"format":"scenario/1","title":"t","story":"s","in_force":"assumed","treaties":["uncc"],"requests":[],
			"states":{"requesting":{"name":"A"},"requested":{"name":"B"}},"offence":{"knd":"fraud"}}`,
		"an impossible value": `{"format":"scenario/1","title":"t","story":"s","in_force":"assumed","treaties":["uncc"],"requests":[],
			"states":{"requesting":{"name":"A"},"requested":{"name":"B"}},"offence":{"kind":"frod"}}`,
		"a missing State": `{"format":"scenario/1","title":"t","story":"s","in_force":"assumed","treaties":["uncc"],"requests":[],
			"states":{"requesting":{"name":"A"}}}`,
		"another format": `{"format":"profile/1","title":"t","story":"s","in_force":"assumed","treaties":["uncc"],"requests":[],
			"states":{"requesting":{"name":"A"},"requested":{"name":"B"}}}`,
	} {
		doc, err := validator.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(doc) == nil {
			t.Errorf("%s was accepted", what)
		}
	}
}
