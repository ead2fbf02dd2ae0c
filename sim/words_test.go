package sim

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNoTreatyInGo: the law is in files that lawyers edit. No Go file names an instrument or an article, in a
// string or an identifier; comments may, to give the reason for a line.
func TestNoTreatyInGo(t *testing.T) {
	var ids []string
	for _, in := range open().Law.Instruments {
		ids = append(ids, regexp.QuoteMeta(strings.ToLower(in.ID)), regexp.QuoteMeta(strings.ToLower(in.Name)))
	}
	instrument := regexp.MustCompile(strings.Join(ids, "|"))
	article := regexp.MustCompile(`(?i)\b(arts?\.?|articles?) ?\d`)
	files := 0
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
			return err
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		files++
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if m := instrument.FindString(strings.ToLower(n.Name)); m != "" {
					t.Errorf("%s: the identifier %s names an instrument (%s)", fset.Position(n.Pos()), n.Name, m)
				}
			case *ast.BasicLit:
				if m := instrument.FindString(strings.ToLower(n.Value)); m != "" {
					t.Errorf("%s: %s names an instrument (%s)", fset.Position(n.Pos()), n.Value, m)
				}
				if m := article.FindString(n.Value); m != "" {
					t.Errorf("%s: %s names an article (%s)", fset.Position(n.Pos()), n.Value, m)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("only %d files were read", files)
	}
}
