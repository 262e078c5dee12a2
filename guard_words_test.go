package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assets"
)

// written are rooms whose text reaches people, so that no sentence may stand in
// their code.
var written = []string{".", "ui/*", "assessment/export", "assessment/gridreport", "assessment/letter", "assessment/record", "assessment/register", "assessment/words"}

// sentence finds two words with a space between them, or a single word with a
// capital.
var sentence = regexp.MustCompile(`\pL{2,} \pL|^\p{Lu}\p{Ll}{2,}$`)

// noSentence holds the exceptions, each with its reason.
var noSentence = map[string]string{
	"Beeldbeltoets":         "the program's name, the same in every language",
	"Documents":             "a folder of the system",
	"Documenten":            "a folder of the system",
	"window creation error": "what Fyne's driver writes to its log",
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	nl, en := catalogue(t, "nl"), catalogue(t, "en")
	report(t, catalogueFaults(nl, en))
}

func TestEveryKeyIsThereAndUsed(t *testing.T) {
	report(t, keyFaults(catalogue(t, "nl"), repository(t)))
}

func TestNoVerdictTheLawDoesNotKnow(t *testing.T) {
	err := fs.WalkDir(assets.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !slices.Contains([]string{".toml", ".json", ".md"}, path.Ext(name)) {
			return err
		}
		text, err := fs.ReadFile(assets.FS, name)
		report(t, verdictFaults(name, string(text)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// trade are words that people did not understand (review of the window), with what
// explains each in the sentence where it stands.
var trade = map[string]string{
	"BoZ":                   "Brancheorganisaties Zorg",
	"adequaatheidsbesluit":  "goed genoeg",
	"modelcontractbepaling": "vaste afspraken",
	"SCC":                   "vaste afspraken",
	"subverwerker":          "bedrijven die de maker inschakelt",
	"verbruggingsbrief":     "‘bridge letter’",
	"ewering":               "zonder bewijs|geen onderzoek",
	"DPA":                   "verwerkersovereenkomst",
	"2FA":                   "twee stappen",
	"met bewijs of zonder":  "no such words",
}

// TestWordsOfTheTradeAreExplained: no sentence of screens, questions or safeguards leaves
// such a word without what it means.
func TestWordsOfTheTradeAreExplained(t *testing.T) {
	report(t, tradeFaults(spoken(t)))
}

// spoken are all Dutch sentences of screens, questions, safeguards and costs, by where
// they stand; titles of sources are quotations.
func spoken(t *testing.T) map[string]string {
	t.Helper()
	all := catalogue(t, "nl")
	for _, name := range []string{"questions/2026.1.toml", "packs/2026.1.toml"} {
		data, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		table := ""
		for i, line := range strings.Split(string(data), "\n") {
			if strings.HasPrefix(line, "[") {
				table = line
			}
			if table != "[[sources]]" {
				for j, m := range dutchOf.FindAllStringSubmatch(line, -1) {
					all[fmt.Sprintf("%s:%d.%d", name, i+1, j)] = m[1]
				}
			}
		}
	}
	return all
}

var dutchOf = regexp.MustCompile(`(?:^|[^@\w])nl(?:@\w[\w-]*)?"? = "([^"]*)"`)

func tradeFaults(sentences map[string]string) (faults []string) {
	for _, at := range slices.Sorted(maps.Keys(sentences)) {
		for word, explained := range trade {
			if said := sentences[at]; strings.Contains(said, word) && !regexp.MustCompile(explained).MatchString(said) {
				faults = append(faults, fmt.Sprintf("%s: %q stands unexplained: %s", at, word, said))
			}
		}
	}
	return faults
}

func TestWordGuardsCanFail(t *testing.T) {
	one := func(sentence string) map[string]string { return map[string]string{"a": sentence} }
	code := func(code string) []source { return []source{parse(t, "ui/a.go", "package ui; var s = "+code)} }
	for what, faults := range map[string][]string{
		"a key in one language":      catalogueFaults(one("x"), map[string]string{"a": "x", "b": "x"}),
		"an empty sentence":          catalogueFaults(one("x"), one("")),
		"another placeholder":        catalogueFaults(one("{name}"), one("{naam}")),
		"a word of the trade":        tradeFaults(one("Vraag de subverwerkers op.")),
		"a last day in American":     catalogueFaults(one("geldt tot en met {date}"), one("holds through {date}")),
		"a plural without its other": catalogueFaults(map[string]string{"a.one": "x"}, map[string]string{"a.one": "x"}),
		"a key that is not there":    keyFaults(one("x"), code(`w.T("a") + w.T("b")`)),
		"half a plural":              keyFaults(map[string]string{"b.one": "x"}, code(`w.N("b", 2)`)),
		"a field without a name":     keyFaults(one("x"), code(`w.t("a") + w.field("b")`)),
		"an error without words":     keyFaults(one("x"), code(`w.t("a") + (&assessment.Error{Code: "b"}).Error()`)),
		"a key that nobody uses":     keyFaults(one("x"), code(`"b"`)),
		"a forbidden verdict":        verdictFaults("a", "Dit programma is AVG-proof."),
		"safe as a verdict":          verdictFaults("a", "Zoom is veilig."),
	} {
		if len(faults) != 1 {
			t.Errorf("%s gives %d faults, not one: %v", what, len(faults), faults)
		}
	}
	built := map[string]string{"month.1": "x", "days.one": "x", "days.other": "x", "outcome.a.title": "x"}
	if faults := keyFaults(built, code(`w.T("month." + m) + w.N("days", 2) + w.T(fmt.Sprintf("outcome.%s.title", o))`)); len(faults) != 0 {
		t.Errorf("keys built from a prefix count as used: %v", faults)
	}
}

// catalogue reads the sentences of a language as they stand in its files.
func catalogue(t *testing.T, lang string) map[string]string {
	t.Helper()
	files, err := fs.Glob(assets.FS, "words/"+lang+"/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no words for %s: %v", lang, err)
	}
	all := map[string]string{}
	for _, name := range files {
		data, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &all); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return all
}

// lastDay is a day that still counts; included says so in English, in full or where
// there is no room for it.
var (
	lastDay  = regexp.MustCompile(`(tot en met|t/m)( \{| een datum|$)`)
	included = regexp.MustCompile(`up to and including|until \{|[Ll]ast day|from 1 to`)
)

func catalogueFaults(nl, en map[string]string) (faults []string) {
	for _, key := range slices.Sorted(maps.Keys(union(nl, en))) {
		dutch, hasDutch := nl[key]
		english, hasEnglish := en[key]
		base, single := strings.CutSuffix(key, ".one")
		switch {
		case !hasDutch || !hasEnglish:
			faults = append(faults, key+": not in both languages")
		case strings.TrimSpace(dutch) == "" || strings.TrimSpace(english) == "":
			faults = append(faults, key+": an empty sentence")
		case !slices.Equal(placeholders(dutch), placeholders(english)):
			faults = append(faults, fmt.Sprintf("%s: %v in Dutch, %v in English", key, placeholders(dutch), placeholders(english)))
		case single && nl[base+".other"] == "":
			faults = append(faults, key+": has no .other beside it")
		case lastDay.MatchString(dutch) && !included.MatchString(english) || strings.Contains(english, "through {"):
			faults = append(faults, fmt.Sprintf("%s: a last day counts: say up to and including, not %q", key, english))
		}
	}
	return faults
}

func union(a, b map[string]string) map[string]string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

func placeholders(sentence string) []string {
	return slices.Compact(slices.Sorted(slices.Values(placeholder.FindAllString(sentence, -1))))
}

// keyFaults finds keys that code asks for and the catalogue lacks, and keys that
// no code asks for. A key is asked for by a literal, or by a literal beginning of
// what is put together or formatted.
func keyFaults(words map[string]string, files []source) (faults []string) {
	asked, literals, beginnings := map[string]bool{}, map[string]bool{}, []string{}
	for _, f := range files {
		if f.test {
			continue
		}
		f.each(func(n ast.Node) {
			for _, key := range asksFor(f.room, n) {
				asked[key] = true
				if !has(words, key) {
					faults = append(faults, fmt.Sprintf("%s: no sentence %q", f.at(n), key))
				}
			}
			if literal, is := n.(*ast.BasicLit); is && literal.Kind == token.STRING {
				literals[unquote(literal)] = true
			}
			if begin := beginning(n); len(begin) > 2 {
				beginnings = append(beginnings, begin)
			}
		})
	}
	for _, marked := range slices.Sorted(maps.Keys(words)) {
		key, _, _ := strings.Cut(marked, "@") // what stands in its place is asked for with it
		single := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		begun := slices.ContainsFunc(beginnings, func(begin string) bool { return strings.HasPrefix(key, begin) })
		if !asked[key] && !literals[key] && !literals[single] && !begun {
			faults = append(faults, marked+": no code uses this sentence")
		}
	}
	return faults
}

// asker is a function that takes keys: at which argument, -1 for all of them, and
// the sentences that a key stands for.
type asker struct {
	at    int
	forms []string
}

// askers are known by their name, or by their room and name.
var askers = map[string]asker{
	"T":                         {0, []string{"%s"}},
	"t":                         {0, []string{"%s"}},
	"N":                         {0, []string{"%s.one", "%s.other"}},
	"ui field":                  {0, []string{"field.%s"}},
	"Heading":                   {-1, []string{"%s"}},
	"Section":                   {-1, []string{"%s"}},
	"assessment/record heading": {1, []string{"record.heading.%s"}},
}

// asksFor lists the sentences that a node names by literals: those of a call, or
// that of the code of an error of ours.
func asksFor(room string, n ast.Node) (keys []string) {
	switch n := n.(type) {
	case *ast.CallExpr:
		method, is := n.Fun.(*ast.SelectorExpr)
		if !is {
			return nil
		}
		a, known := askers[method.Sel.Name]
		if !known {
			a, known = askers[room+" "+method.Sel.Name]
		}
		for i, arg := range n.Args {
			literal, is := arg.(*ast.BasicLit)
			if !known || a.at >= 0 && i != a.at || !is || literal.Kind != token.STRING || unquote(literal) == "" {
				continue
			}
			for _, form := range a.forms {
				keys = append(keys, fmt.Sprintf(form, unquote(literal)))
			}
		}
	case *ast.KeyValueExpr:
		name, isName := n.Key.(*ast.Ident)
		literal, isLiteral := n.Value.(*ast.BasicLit)
		if isName && isLiteral && name.Name == "Code" {
			keys = append(keys, "error."+unquote(literal))
		}
	}
	return keys
}

// has reports whether there is a sentence; an error may have that of the review list.
func has(words map[string]string, key string) bool {
	code, isError := strings.CutPrefix(key, "error.")
	return words[key] != "" || isError && words["review."+code] != ""
}

// beginning is the literal that a key put together from parts begins with: of
// "month." + number, of a format, or alone where it ends in a dot.
func beginning(n ast.Node) string {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if literal, is := n.X.(*ast.BasicLit); is && n.Op == token.ADD && literal.Kind == token.STRING {
			return unquote(literal)
		}
	case *ast.BasicLit:
		before, _, formatted := strings.Cut(unquote(n), "%")
		if n.Kind == token.STRING && (formatted || strings.HasSuffix(before, ".")) {
			return before
		}
	case *ast.CallExpr:
		method, is := n.Fun.(*ast.SelectorExpr)
		if !is || method.Sel.Name != "sentences" || len(n.Args) != 1 {
			return ""
		}
		if literal, is := n.Args[0].(*ast.BasicLit); is {
			return unquote(literal) + "."
		}
	}
	return ""
}

func sentenceFaults(files []source) (faults []string) {
	for _, f := range files {
		if f.test || !slices.ContainsFunc(written, func(pattern string) bool { return covers(pattern, f.room) }) {
			continue
		}
		technical := f.technical()
		f.each(func(n ast.Node) {
			literal, is := n.(*ast.BasicLit)
			if !is || literal.Kind != token.STRING || technical[literal] {
				return
			}
			text := unquote(literal)
			if _, excepted := noSentence[text]; !excepted && sentence.MatchString(text) {
				faults = append(faults, fmt.Sprintf("%s: %q belongs in assets/words", f.at(n), text))
			}
		})
	}
	return faults
}

// technical finds the literals that no person reads: import paths, tags of
// struct fields, and errors for developers.
func (f source) technical() map[*ast.BasicLit]bool {
	found := map[*ast.BasicLit]bool{}
	f.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Field:
			if n.Tag != nil {
				found[n.Tag] = true
			}
		case *ast.CallExpr:
			if !forDevelopers(n.Fun) {
				return
			}
			for _, arg := range n.Args {
				if literal, is := arg.(*ast.BasicLit); is {
					found[literal] = true
				}
			}
		}
	})
	return found
}

func forDevelopers(function ast.Expr) bool {
	name, is := function.(*ast.Ident)
	return is && name.Name == "panic" || calls(function, "fmt", "Errorf") || calls(function, "errors", "New")
}

// verdicts are what no outcome may say: nobody can promise it, and the law knows
// no such stamp.
var verdicts = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(AVG|GDPR|NEN|ISO|privacy)[- ]?(proof|waterproof)\b`),
	regexp.MustCompile(`(?i)\b100 ?% (veilig|safe|secure)\b`),
	regexp.MustCompile(`(?i)\bis (volledig |helemaal |completely |fully )?(veilig|safe)[.!:;,]`),
	regexp.MustCompile(`(?i)\b(veilig|safe) (verklaard|bevonden|gekeurd)\b`),
	regexp.MustCompile(`(?i)\b(gegarandeerd|guaranteed) (veilig|safe|secure)\b`),
}

func verdictFaults(name, text string) (faults []string) {
	for i, line := range strings.Split(text, "\n") {
		for _, verdict := range verdicts {
			if found := verdict.FindString(line); found != "" {
				faults = append(faults, fmt.Sprintf("%s:%d: %q is no verdict of ours", name, i+1, found))
			}
		}
	}
	return faults
}
