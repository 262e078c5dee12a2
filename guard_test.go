package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "beeldbeltoets"

// rooms says which packages of ours each package may import: down the list and
// never up. "/*" stands for a package and all below it.
var rooms = map[string][]string{
	".":                     {"ui", "ui/cli"},
	"ui":                    {"ui/compare", "ui/dossiers", "ui/help", "ui/history", "ui/intake", "ui/parts", "ui/quick", "ui/registers", "ui/session", "ui/settings", "ui/shell", "assessment/*"},
	"ui/cli":                {"assessment/*", "assets"},
	"ui/compare":            {"ui/session", "ui/shell", "ui/parts", "assessment", "assessment/export", "assessment/grid", "assessment/gridreport"},
	"ui/dossiers":           {"ui/session", "ui/shell", "ui/parts", "assessment", "assessment/change", "assessment/demo", "assessment/desk", "assessment/dossier", "assessment/export", "assessment/password", "assessment/register"},
	"ui/help":               {"ui/shell", "ui/parts", "assessment", "assets"},
	"ui/quick":              {"ui/session", "ui/shell", "ui/parts", "assessment", "assessment/change", "assessment/desk", "assessment/export", "assessment/form"},
	"ui/history":            {"ui/session", "ui/shell", "ui/parts", "assessment", "assessment/change", "assessment/desk", "assessment/dossier", "assessment/export", "assessment/register"},
	"ui/intake":             {"ui/session", "ui/shell", "ui/parts", "assessment", "assessment/desk", "assessment/dossier", "assessment/intake", "assessment/wholefile"},
	"ui/registers":          {"ui/session", "ui/shell", "ui/parts", "assessment", "assessment/desk", "assessment/dossier", "assessment/export", "assessment/register", "assessment/sheet", "assessment/wholefile"},
	"ui/settings":           {"ui/shell", "ui/parts", "assessment/dossier", "assessment/words"},
	"ui/session":            {"ui/shell", "ui/parts", "assessment", "assessment/desk", "assessment/dossier", "assessment/export", "assessment/intake", "assessment/wholefile"},
	"ui/shell":              {"ui/parts", "assessment", "assessment/wholefile", "assessment/words"},
	"ui/parts":              {"assessment/plaintext"},
	"assessment/desk":       {"assessment", "assessment/change", "assessment/consent", "assessment/dossier", "assessment/exchange", "assessment/export", "assessment/form", "assessment/grid", "assessment/intake", "assessment/letter", "assessment/register"},
	"assessment/intake":     {"assessment", "assessment/change", "assessment/dossier", "assessment/exchange", "assessment/grid", "assessment/letter", "assessment/register", "assessment/wholefile"},
	"assessment/export":     {"assessment", "assessment/consent", "assessment/wholefile", "assessment/document", "assessment/exchange", "assessment/grid", "assessment/gridreport", "assessment/letter", "assessment/office", "assessment/pdf", "assessment/record", "assessment/script", "assessment/sheet", "assessment/textfile", "assessment/words", "assets"},
	"assessment/dossier":    {"assessment", "assessment/change", "assessment/consent", "assessment/exchange", "assessment/grid", "assessment/letter", "assessment/register", "assessment/wholefile"},
	"assessment/demo":       {"assessment", "assessment/exchange", "assessment/register"},
	"assessment/register":   {"assessment", "assessment/office", "assessment/sheet", "assessment/words"},
	"assessment/record":     {"assessment", "assessment/change", "assessment/consent", "assessment/document", "assessment/words"},
	"assessment/letter":     {"assessment", "assessment/document", "assets"},
	"assessment/gridreport": {"assessment", "assessment/document", "assessment/grid", "assessment/sheet", "assessment/words"},
	"assessment/consent":    {"assessment"},
	"assessment/sheet":      {"assessment/plaintext"},
	"assessment/pdf":        {"assessment", "assessment/document", "assessment/script"},
	"assessment/office":     {"assessment", "assessment/document", "assessment/plaintext"},
	"assessment/document":   {"assessment/script"},
	"assessment/script":     {},
	"assessment/exchange":   {"assessment", "assessment/consent", "assessment/document", "assessment/grid", "assessment/plaintext", "assessment/pdf", "assessment/textfile", "assets"},
	"assessment/textfile":   {},
	"assessment/kindtest":   {"assessment", "assets"},
	"assessment/words":      {"assessment", "assessment/change", "assessment/form", "assessment/grid", "assets"},
	"assessment/form":       {"assessment", "assessment/change", "assessment/plaintext"},
	"assessment/change":     {"assessment"},
	"assessment/grid":       {"assessment", "assessment/textfile", "assets"},
	"assessment/password":   {"assets"},
	"assessment/wholefile":  {"assessment"},
	"assessment/plaintext":  {},
	"assessment":            {"assets"},
	"assets":                {},

	"assessment/goldentest":         {}, // for tests
	"assessment/wholefile/powercut": {}, // for tests
	"ui/uitest":                     {"ui/shell/*", "ui/parts/*"},
	"ui/uitest/whole":               {"ui/*"},
}

// outside says which packages of others only some rooms or files may import;
// nobody may where the list is empty.
var outside = map[string][]string{
	"fyne.io/*":                  {"ui", "ui/compare", "ui/dossiers", "ui/help", "ui/history", "ui/intake", "ui/quick", "ui/registers", "ui/session", "ui/settings", "ui/shell", "ui/parts", "ui/uitest"},
	"github.com/go-pdf/fpdf/*":   {"assessment/pdf"},
	"github.com/xuri/excelize/*": {"assessment/sheet"},
	"modernc.org/sqlite/*":       {"assessment/dossier"},
	"filippo.io/age/*":           {"assessment/dossier"},
	"net/*":                      {},
	"golang.org/x/net/*":         {},
	"crypto/tls":                 {},
	"log/*":                      {"ui/run.go"}, // where Fyne's own log is read; nothing typed goes to one
}

// harmless are packages below a forbidden one that open no connection.
var harmless = []string{"net/url"}

func TestImportsRunOneWay(t *testing.T) {
	files := repository(t)
	report(t, importFaults(files))
	report(t, strangers(files))
	report(t, needlessLeave(files))
	for room := range rooms {
		if !slices.ContainsFunc(files, func(f source) bool { return f.room == room }) {
			t.Errorf("the list of rooms has %s, which is not there", room)
		}
	}
}

func TestOneFileImportsTheDriver(t *testing.T) {
	if files := importersOf(repository(t), "fyne.io/fyne/v2/app"); len(files) != 1 {
		t.Errorf("fyne/app needs cgo and OpenGL, so one file imports it; these do: %v", files)
	}
}

func TestOneFileStartsGoroutines(t *testing.T) {
	report(t, goroutineFaults(repository(t)))
}

func TestTheDomainHasNoClock(t *testing.T) {
	report(t, clockFaults(repository(t)))
}

func TestNoSentenceInCode(t *testing.T) {
	report(t, sentenceFaults(repository(t)))
}

func TestInterfacesHaveNames(t *testing.T) {
	report(t, namelessFaults(repository(t)))
}

func TestFunctionsAreShort(t *testing.T) {
	report(t, tangleFaults(repository(t)))
}

func TestCodesAreConstants(t *testing.T) {
	report(t, codeFaults(repository(t)))
}

func TestGuardsCanFail(t *testing.T) {
	bad := func(name, code string) []source { return []source{parse(t, name, code)} }
	for what, faults := range map[string][]string{
		"an import upwards":        importFaults(bad("assessment/rule.go", `package assessment; import "beeldbeltoets/ui"`)),
		"a sibling's import":       importFaults(bad("assessment/words/a.go", `package words; import "beeldbeltoets/assessment/letter"`)),
		"a room not in the list":   importFaults(bad("cloud/a.go", `package cloud`)),
		"Fyne in the domain":       strangers(bad("assessment/a.go", `package assessment; import "fyne.io/fyne/v2"`)),
		"fpdf outside pdf":         strangers(bad("assessment/letter/a.go", `package letter; import "github.com/go-pdf/fpdf"`)),
		"the network":              strangers(bad("ui/a.go", `package ui; import "net/http"`)),
		"a database elsewhere":     strangers(bad("ui/a.go", `package ui; import "modernc.org/sqlite"`)),
		"encryption elsewhere":     strangers(bad("ui/a.go", `package ui; import "filippo.io/age/armor"`)),
		"a log":                    strangers(bad("ui/a.go", `package ui; import "log"`)),
		"a go statement":           goroutineFaults(bad("ui/a.go", `package ui; func f() { go f() }`)),
		"a group's goroutine":      goroutineFaults(bad("ui/a.go", `package ui; import "sync"; func f(g *sync.WaitGroup) { g.Go(nil) }`)),
		"a timer's goroutine":      goroutineFaults(bad("ui/parts/a.go", `package parts; import "time"; func f() { time.AfterFunc(1, f) }`)),
		"today in the domain":      clockFaults(bad("assessment/a.go", `package assessment; import "time"; var t = time.Now()`)),
		"a code as a literal":      codeFaults(bad("ui/a.go", `package ui; func f() bool { return e.Code == "in-use" }`)),
		"a code asked literally":   codeFaults(bad("ui/a.go", `package ui; func f() bool { return assessment.IsCode(err, "in-use") }`)),
		"codes in a switch":        codeFaults(bad("ui/a.go", `package ui; func f() { switch e.Code { case "in-use": } }`)),
		"a sentence in the window": sentenceFaults(bad("ui/a.go", `package ui; var s = label("Kies een map")`)),
		"a nameless interface":     namelessFaults(bad("ui/a.go", `package ui; func f(p any) bool { _, is := p.(interface{ Print() }); return is }`)),
		"a nameless case":          namelessFaults(bad("ui/a.go", `package ui; func f(p any) { switch p.(type) { case interface{ Print() }: } }`)),
		"a tangle":                 tangleFaults(bad("ui/a.go", "package ui; func f(a bool) { "+strings.Repeat("if a && a {};", 8)+" }")),
		"a word in the window":     sentenceFaults(bad("ui/a.go", `package ui; var s = label("Opslaan")`)),
	} {
		if len(faults) != 1 {
			t.Errorf("%s gives %d faults, not one: %v", what, len(faults), faults)
		}
	}
}

// namelessFaults finds what asks in passing whether something has a method: what a page may
// have besides is an interface with a name, so that it can be found.
func namelessFaults(files []source) (faults []string) {
	for _, f := range files {
		if f.room != "ui" && !strings.HasPrefix(f.room, "ui/") {
			continue
		}
		nameless := func(kind ast.Expr) {
			if i, is := kind.(*ast.InterfaceType); is && len(i.Methods.List) > 0 {
				faults = append(faults, f.path+": an interface without a name")
			}
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeAssertExpr:
				nameless(n.Type)
			case *ast.CaseClause:
				for _, kind := range n.List {
					nameless(kind)
				}
			}
			return true
		})
	}
	return faults
}

// mostTangled is how many ways a function of the window may have through it, as gocyclo counts.
const mostTangled = 15

func tangleFaults(files []source) (faults []string) {
	for _, f := range files {
		if f.room != "ui" && !strings.HasPrefix(f.room, "ui/") || strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		for _, d := range f.file.Decls {
			if fn, is := d.(*ast.FuncDecl); is && ways(fn) > mostTangled {
				faults = append(faults, fmt.Sprintf("%s: %s has %d ways through it", f.path, fn.Name.Name, ways(fn)))
			}
		}
	}
	return faults
}

func ways(fn *ast.FuncDecl) int {
	n := 1
	ast.Inspect(fn, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

func importFaults(files []source) (faults []string) {
	for _, f := range files {
		allowed, known := rooms[f.room]
		if !known {
			faults = append(faults, f.path+": its folder is not in the list of rooms")
			continue
		}
		for _, target := range f.imports() {
			room, ours := strings.CutPrefix(target, module+"/")
			if ours && !f.mayImport(room, allowed) {
				faults = append(faults, fmt.Sprintf("%s: %s may not import %s", f.path, f.room, room))
			}
		}
	}
	return faults
}

// needlessLeave lists what a room may import and does not: the list says how things
// are.
func needlessLeave(files []source) (faults []string) {
	for room, allowed := range rooms {
		for _, target := range allowed {
			used := strings.HasSuffix(target, "*") || slices.ContainsFunc(files, func(f source) bool {
				return f.room == room && !f.test && slices.Contains(f.imports(), module+"/"+target)
			})
			if !used {
				faults = append(faults, room+" does not need to import "+target)
			}
		}
	}
	return faults
}

// mayImport lets tests use siblings too, an example's loader for one, but never
// what is above them.
func (f source) mayImport(room string, allowed []string) bool {
	if f.test {
		allowed = append([]string{"assets", "assessment/*", f.room}, allowed...)
		if covers("ui/*", f.room) {
			allowed = append(allowed, "ui/uitest/*", "ui/session")
		}
	}
	return slices.ContainsFunc(allowed, func(pattern string) bool { return covers(pattern, room) })
}

func strangers(files []source) (faults []string) {
	for _, f := range files {
		for _, target := range f.imports() {
			for pattern, allowed := range outside {
				if covers(pattern, target) && !slices.Contains(harmless, target) && !slices.Contains(allowed, f.room) && !slices.Contains(allowed, f.path) {
					faults = append(faults, fmt.Sprintf("%s: %s may not import %s", f.path, f.room, target))
				}
			}
		}
	}
	return faults
}

func importersOf(files []source, target string) (paths []string) {
	for _, f := range files {
		if slices.Contains(f.imports(), target) {
			paths = append(paths, f.path)
		}
	}
	return paths
}

// goroutineFaults finds what runs beside the window's own thread: Fyne's widgets
// may be touched on that one alone, and neither the test driver nor the race
// detector notices all that do otherwise.
func goroutineFaults(files []source) (faults []string) {
	for _, f := range files {
		if !covers("ui/*", f.room) || f.path == "ui/shell/worker.go" || f.path == "ui/cli/listen.go" || f.test { // the terminal has no widgets
			continue
		}
		f.each(func(n ast.Node) {
			if _, is := n.(*ast.GoStmt); is {
				faults = append(faults, f.at(n)+": a go statement outside ui/shell/worker.go")
			}
			if selector, is := n.(*ast.SelectorExpr); is && selector.Sel.Name == "Go" {
				faults = append(faults, f.at(n)+": a group's Go outside ui/shell/worker.go")
			}
			if calls(n, "time", "AfterFunc") {
				faults = append(faults, f.at(n)+": time.AfterFunc runs on a goroutine of its own; ui/shell/worker.go has a way")
			}
		})
	}
	return faults
}

func clockFaults(files []source) (faults []string) {
	for _, f := range files {
		if !covers("assessment/*", f.room) || f.test {
			continue
		}
		f.each(func(n ast.Node) {
			if calls(n, "time", "Now") || calls(n, "time", "Since") || calls(n, "time", "Until") {
				faults = append(faults, f.at(n)+": the domain has no clock; a date is a parameter")
			}
		})
	}
	return faults
}

// codeFaults finds codes of errors and findings that are told apart by a literal: a
// misspelt one would pass for another.
func codeFaults(files []source) (faults []string) {
	for _, f := range files {
		if f.test {
			continue
		}
		f.each(func(n ast.Node) {
			if comparesCode(n) {
				faults = append(faults, f.at(n)+": a code is compared as a literal; assessment has constants")
			}
		})
	}
	return faults
}

func comparesCode(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		equal := n.Op == token.EQL || n.Op == token.NEQ
		return equal && (isCode(n.X) && isText(n.Y) || isText(n.X) && isCode(n.Y))
	case *ast.CallExpr:
		name, _ := n.Fun.(*ast.SelectorExpr)
		return name != nil && name.Sel.Name == "IsCode" && slices.ContainsFunc(n.Args, isText)
	case *ast.SwitchStmt:
		return isCode(n.Tag) && slices.ContainsFunc(n.Body.List, func(s ast.Stmt) bool { return slices.ContainsFunc(s.(*ast.CaseClause).List, isText) })
	}
	return false
}

// isCode reports whether an expression is the code of an error or a finding.
func isCode(e ast.Expr) bool {
	if call, is := e.(*ast.CallExpr); is {
		e = call.Fun
	}
	selector, is := e.(*ast.SelectorExpr)
	return is && (selector.Sel.Name == "Code" || selector.Sel.Name == "CodeOf")
}

func isText(e ast.Expr) bool {
	literal, is := e.(*ast.BasicLit)
	return is && literal.Kind == token.STRING && literal.Value != `""`
}

// source is one Go file of ours.
type source struct {
	path, room string
	test       bool
	file       *ast.File
	set        *token.FileSet
}

// repository reads every Go file of ours, for every system and build tag.
func repository(t *testing.T) []source {
	t.Helper()
	var files []source
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), ".") {
			return filepath.SkipDir
		}
		if filepath.Ext(name) == ".go" {
			files = append(files, parse(t, filepath.ToSlash(name), nil))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("only %d Go files found; guards that see nothing say nothing", len(files))
	}
	return files
}

func parse(t *testing.T, name string, code any) source {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, code, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	room := path.Dir(name)
	return source{name, room, strings.HasSuffix(name, "_test.go") || covers("ui/uitest/*", room), file, set}
}

func (f source) imports() (paths []string) {
	for _, spec := range f.file.Imports {
		paths = append(paths, unquote(spec.Path))
	}
	return paths
}

func (f source) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.path, f.set.Position(n.Pos()).Line)
}

func (f source) each(visit func(ast.Node)) {
	ast.Inspect(f.file, func(n ast.Node) bool {
		if n != nil {
			visit(n)
		}
		return true
	})
}

// calls reports whether a node is the call or the mention of pkg.name.
func calls(n ast.Node, pkg, name string) bool {
	selector, is := n.(*ast.SelectorExpr)
	if !is || selector.Sel.Name != name {
		return false
	}
	x, is := selector.X.(*ast.Ident)
	return is && x.Name == pkg
}

func covers(pattern, name string) bool {
	parent, below := strings.CutSuffix(pattern, "/*")
	return name == parent || below && strings.HasPrefix(name, parent+"/")
}

func unquote(literal *ast.BasicLit) string {
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		return ""
	}
	return text
}

func report(t *testing.T, faults []string) {
	t.Helper()
	for _, fault := range faults {
		t.Error(fault)
	}
}
