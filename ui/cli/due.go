package cli

import (
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/register"
)

// dueFile is what is due as JSON. Its form is published as
// assets/schema/due-1.schema.json.
type dueFile struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	Date    assessment.Date `json:"date"`
	Items   []dueItem       `json:"items"`
}

type dueItem struct {
	Key     string          `json:"key"`
	Number  string          `json:"number,omitempty"`
	Program string          `json:"program"`
	What    string          `json:"what"`
	Text    string          `json:"text"`
	Owner   string          `json:"owner,omitempty"`
	Date    assessment.Date `json:"date"`
	Past    bool            `json:"past"`
}

// due prints what is due in a dossier, the earliest first: when, what, who; or writes
// it as a calendar.
func (s *session) due(a arguments) (err error) {
	g, closing, err := s.look(a)
	if err != nil {
		return err
	}
	defer closing()
	due := g.Due()
	switch {
	case a.has("ics"):
		return s.write(a.value("ics"), g.Calendar(due, time.Now()), false)
	case a.has("json"):
		return s.printJSON(s.dueFile(g, due))
	case len(due) == 0:
		s.say("cli.due.none")
		return nil
	}
	lines := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, d := range due {
		io.WriteString(lines, strings.Join([]string{s.words.Date(d.Date), plaintext.Line(g.Says(d)), plaintext.Line(d.Owner), d.Row.Key}, "\t")+"\n")
	}
	return lines.Flush()
}

func (s *session) dueFile(g *register.Register, due []register.Due) dueFile {
	file := dueFile{Format: "beeldbeltoets/due", Version: 1, Date: s.today, Items: []dueItem{}}
	for _, d := range due {
		file.Items = append(file.Items, dueItem{d.Row.Key, d.Row.Number, d.Row.Program, d.What, g.Says(d), d.Owner, d.Date, d.Past})
	}
	return file
}

// look opens a dossier to read and returns its register, with what closes it.
func (s *session) look(a arguments) (g *register.Register, closing func() error, err error) {
	path := a.rest[0]
	store, err := s.openDossier(path, a)
	if err != nil {
		return nil, nil, &fileError{path, err}
	}
	if g, err = register.New(store.Rows(), s.today, s.words); err != nil {
		store.Close()
	}
	return g, store.Close, err
}
