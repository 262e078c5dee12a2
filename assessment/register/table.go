package register

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/sheet"
)

// tableColumns are the columns of the table before and after the answers.
var (
	tableBefore = []string{"state", "number", "version", "program", "plan", "practice", "use", "functions", "outcome", "decision", "decider", "on", "through"}
	tableAfter  = []string{"lapsed", "open", "assessor", "tags", "notes", "archived", "created", "key"}
)

// Table is entries as a table, for who goes on with them in a spreadsheet. Days
// are written so that they sort and no spreadsheet swaps day and month.
func (g *Register) Table(entries []*Entry) sheet.Sheet {
	rows := [][]sheet.Cell{g.tableHead()}
	for _, e := range entries {
		rows = append(rows, g.tableRow(e))
	}
	return sheet.Sheet{Name: g.words.T("register.title"), Rows: rows}
}

func (g *Register) tableHead() (head []sheet.Cell) {
	add := func(ids []string) {
		for _, id := range ids {
			head = append(head, sheet.Text(g.words.T("register.column."+id)))
		}
	}
	add(tableBefore)
	for _, q := range g.content.Questions.Questions {
		head = append(head, sheet.Text(strconv.Itoa(q.Number)+" "+q.Short.In(g.words.Lang)))
	}
	add(tableAfter)
	return head
}

func (g *Register) tableRow(e *Entry) []sheet.Cell {
	cells := texts(g.words.T("register.state."+string(e.State)), e.Number)
	cells = append(cells, sheet.Whole(e.Version))
	cells = append(cells, texts(e.Program, e.Plan, e.Practice, g.Use(e.Audience), strings.Join(g.Functions(e.Row), ", "), g.Outcome(e), g.Decision(e.Row),
		g.person(e.DecidedBy), string(e.On), string(e.Through))...)
	var lapsed []string
	for _, q := range g.content.Questions.Questions {
		i := slices.IndexFunc(e.Answers, func(a Answer) bool { return a.Question == q.ID })
		if i < 0 {
			cells = append(cells, sheet.Text(""))
			continue
		}
		cells = append(cells, sheet.Text(g.words.T("value."+e.Answers[i].Value)))
		if e.Answers[i].Lapsed(g.Today) {
			lapsed = append(lapsed, strconv.Itoa(q.Number))
		}
	}
	cells = append(cells, texts(strings.Join(lapsed, ", "))...)
	cells = append(cells, sheet.Whole(len(e.Open)))
	archived := assessment.No
	if e.Archived {
		archived = assessment.Yes
	}
	return append(cells, texts(g.person(e.Assessor), strings.Join(e.Tags, ", "), e.Notes, g.words.T(archived), string(e.Created), e.Key)...)
}

// Functions names what is used of the program.
func (g *Register) Functions(r *Row) []string {
	names := make([]string, len(r.Functions))
	for i, f := range r.Functions {
		names[i] = assessment.NameOf(g.content.Questions.Functions, f, g.words.Lang)
	}
	return names
}

// Decision names the decision, and nothing for a draft.
func (g *Register) Decision(r *Row) string {
	if r.Draft() {
		return ""
	}
	return g.words.T("decision." + r.Kind)
}

func (g *Register) person(p assessment.Person) string {
	return strings.Join(slices.DeleteFunc([]string{p.Name, p.Function}, func(s string) bool { return s == "" }), ", ")
}

func texts(all ...string) []sheet.Cell {
	cells := make([]sheet.Cell, len(all))
	for i, s := range all {
		cells[i] = sheet.Text(s)
	}
	return cells
}

// DueTable is what is due as a table.
func (g *Register) DueTable(due []Due) sheet.Sheet {
	rows := [][]sheet.Cell{texts(g.words.T("register.column.date"), g.words.T("register.column.what"), g.words.T("register.column.owner"),
		g.words.T("register.column.program"), g.words.T("register.column.number"), g.words.T("register.column.practice"))}
	for _, d := range due {
		rows = append(rows, texts(string(d.Date), g.Says(d), d.Owner, d.Row.Program, d.Row.Number, d.Row.Practice))
	}
	return sheet.Sheet{Name: g.words.T("due.title"), Rows: rows}
}
