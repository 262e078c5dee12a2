package registers

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// registerScreen shows what is filed, worst first: found while typing, sorted by
// any column, and with what there is to know of the current row beside it.
type registerScreen struct {
	r      *Registers
	w      Window
	looks  lookup
	g      *register.Register
	view   register.View
	filter *parts.TextField
	place  *parts.SelectField
	list   *parts.RowList
	detail *fyne.Container
	many   *manyExport
	stale  bool // notes were typed since the list was made
}

// lookup is how a person looks at the register; it stays while the program runs.
type lookup struct {
	text       string
	place      register.Place
	column     register.Column
	descending bool
	key        string // of the current row
}

func (r *Registers) registerPage() shell.Page {
	if r.looks.place == "" {
		r.looks = lookup{place: register.All, column: register.ByState}
	}
	return &registerScreen{r: r, w: r.w, looks: r.looks}
}

func (s *registerScreen) Content() fyne.CanvasObject {
	w := s.w
	title := parts.NewText(parts.Question, w.T("register.title"))
	if len(w.Desk().Rows()) == 0 {
		return w.Column(title, shell.Advice(parts.Open, parts.SignImportant, "", w.T("register.empty")),
			parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("start.new"), w.NewAssessment)), w.Returns())
	}
	s.filter = parts.NewTextField(parts.TextOptions{Label: w.T("register.filter"), Help: w.T("register.filter.help"), Most: assessment.MaxText,
		OnChanged: func(text string) { s.lookFor(text) }, OnSubmitted: func() { s.list.Focus() }})
	s.filter.SetText(s.looks.text)
	s.list = parts.NewRowList(parts.RowListOptions{
		None:  w.T(s.none()),
		Label: w.T("register.title"), States: s.states(), Row: s.row, OnMoved: s.moved, OnOpened: func(i int) { w.OpenAssessment(s.view.Entries[i].Key) },
		OnTyped: func(r rune) { s.typed(r) },
	})
	s.detail = parts.Rows(parts.Gap)
	s.many = s.r.newManyExport(s.keys)
	s.reload()
	ways := parts.Line(parts.Gap, parts.NewButton(parts.Plain, w.T("nav.start"), func() { w.Show(session.Start) }))
	if !w.Desk().ReadOnly() {
		ways.Add(parts.NewButton(parts.Plain, w.T("start.new"), w.NewAssessment))
	}
	above := []fyne.CanvasObject{parts.Ends(parts.Gap, title, ways), s.filter, s.tools()}
	if s.g != nil {
		above = append(above, s.r.dueFirst(s.g)...)
	}
	return parts.Filled(parts.Gap, len(above), append(above, parts.Pane(s.list, s.detail), s.many.box)...)
}

// none is what the list says with nothing in it: where only examples are filed,
// nobody looked for anything yet.
func (s *registerScreen) none() string {
	if slices.ContainsFunc(s.w.Desk().Rows(), func(r register.Row) bool { return !r.Example }) {
		return "register.none"
	}
	return "register.none.examples"
}

func (s *registerScreen) states() (names []string) {
	for _, state := range register.States {
		names = append(names, s.w.T("register.state."+string(state)))
	}
	return names
}

// tools choose the place, the order and a saved filter.
func (s *registerScreen) tools() fyne.CanvasObject {
	w := s.w
	s.place = parts.NewSelectField(w.T("register.place"), "", "", s.places(), func(id string) {
		s.looks.place = register.Place(id)
		s.again()
	})
	s.place.Set(string(s.looks.place))
	var columns []parts.Option
	for _, c := range register.Columns {
		columns = append(columns, parts.Option{ID: string(c), Text: w.T("register.sort." + string(c))})
	}
	order := parts.NewSelectField(w.T("register.sort"), "", "", columns, func(id string) {
		s.looks.descending = register.Column(id) == s.looks.column && !s.looks.descending
		s.looks.column = register.Column(id)
		s.sorted()
	})
	order.Set(string(s.looks.column))
	return parts.Grid(3, s.place, order, s.saved())
}

// places are where to look, each with how many fit the filter.
func (s *registerScreen) places() (options []parts.Option) {
	for _, p := range register.Places {
		options = append(options, parts.Option{ID: string(p), Text: s.w.T("register.place."+string(p), "n", strconv.Itoa(s.view.Counts[p]))})
	}
	return options
}

// saved are the filters that were kept, and keeping this one.
func (s *registerScreen) saved() fyne.CanvasObject {
	w := s.w
	kept := s.filters()
	var options []parts.Option
	for i, f := range kept {
		options = append(options, parts.Option{ID: strconv.Itoa(i), Text: f.Name})
	}
	if strings.TrimSpace(s.looks.text) != "" && !slices.ContainsFunc(kept, func(f register.Saved) bool { return f.Text == s.looks.text }) {
		options = append(options, parts.Option{ID: "keep", Text: w.T("register.saved.keep", "text", s.looks.text)})
	}
	if len(kept) > 0 {
		options = append(options, parts.Option{ID: "forget", Text: w.T("register.saved.forget")})
	}
	return parts.NewSelectField(w.T("register.saved"), "", w.T("register.saved.choose"), options, func(id string) { s.useSaved(id, kept) })
}

func (s *registerScreen) filters() (kept []register.Saved) {
	if _, err := s.w.Desk().Load(dossier.KindFilters, "", &kept); err != nil {
		s.w.Tell(err)
	}
	return kept
}

func (s *registerScreen) useSaved(id string, kept []register.Saved) {
	w := s.w
	switch id {
	case "keep":
		kept = append(s.filters(), register.Saved{Name: s.looks.text, Text: s.looks.text, Place: s.looks.place})
		w.Desk().Put(dossier.KindFilters, "", kept)
	case "forget":
		w.Desk().Put(dossier.KindFilters, "", nil)
	default:
		for i, f := range kept {
			if strconv.Itoa(i) == id {
				s.looks.text, s.looks.place = f.Text, f.Place
			}
		}
	}
	s.r.looks = s.looks
	w.Reshow("")
}

func (s *registerScreen) lookFor(text string) {
	s.looks.text = text
	s.again()
}

// typed passes a letter on to the filter.
func (s *registerScreen) typed(r rune) {
	s.filter.SetText(s.filter.Text() + string(r))
	s.filter.Focus()
	s.lookFor(s.filter.Text())
}

// reload takes the rows as they are filed now.
func (s *registerScreen) reload() {
	g, err := register.New(s.w.Desk().Rows(), s.w.Desk().Today(), s.w.Words())
	if err != nil {
		s.w.Tell(err)
		return
	}
	s.g, s.stale = g, false
	s.sorted()
}

func (s *registerScreen) sorted() {
	s.g.Sort(s.looks.column, s.looks.descending)
	s.again()
}

// again looks anew and keeps the current row where it is still there.
func (s *registerScreen) again() {
	s.r.looks = s.looks
	if s.stale {
		s.reload()
		return
	}
	s.view = s.g.Look(s.looks.text, s.looks.place)
	cursor := slices.IndexFunc(s.view.Entries, func(e *register.Entry) bool { return e.Key == s.looks.key })
	s.list.SetRows(len(s.view.Entries), max(cursor, 0))
	if s.place != nil {
		s.place.SetOptions(s.places())
	}
	s.moved(s.list.Cursor())
}

func (s *registerScreen) keys() (keys []string) {
	for _, e := range s.view.Entries {
		keys = append(keys, e.Key)
	}
	return keys
}

// row is one line of the list: state, program, the strip as decided with what
// lapsed since, outcome, last day, and what is open.
func (s *registerScreen) row(i int) parts.ListRow {
	w, e := s.w, s.view.Entries[i]
	tone, sign := stateLook(e.State)
	row := parts.ListRow{Tone: tone, Sign: sign, State: w.T("register.state." + string(e.State)), Title: shell.OrElse(e.Program, w.T("start.nameless")),
		More: shell.Join(" · ", e.Number, s.g.Use(e.Audience)), Result: s.g.Outcome(e)}
	if e.Through != "" {
		row.End = w.T("register.through", "date", w.Words().Date(e.Through))
	}
	row.Note = register.PersonName(e.Assessor)
	if n := len(e.Open); n > 0 {
		row.Note = shell.Join(" · ", row.Note, w.Words().N("register.open", n))
	}
	for _, a := range e.Answers {
		tone, sign := session.AnswerLook(a.ValueOn(s.g.Today))
		row.Cells = append(row.Cells, parts.Cell{Tone: tone, Sign: sign, State: w.T("value." + a.ValueOn(s.g.Today))})
	}
	return row
}

func stateLook(state register.State) (parts.Tone, parts.Sign) {
	switch state {
	case register.Damaged:
		return parts.Bad, parts.SignNo
	case register.Lapsed:
		return parts.Bad, parts.SignLapsed
	case register.Lapsing:
		return parts.Caution, parts.SignLapsed
	case register.Decided:
		return parts.Good, parts.SignYes
	case register.Refused:
		return parts.Bad, parts.SignNo
	case register.Draft:
		return parts.Open, parts.SignImportant
	}
	return parts.Neutral, parts.SignEmpty
}

// find goes to the filter; what is typed takes the place of what was looked for.
func (s *registerScreen) Find() {
	if s.filter != nil {
		s.filter.FocusAll()
	}
}

// first is the filter, below the ways to elsewhere.
func (s *registerScreen) FocusFirst() {
	if s.filter == nil {
		s.w.Frame().Body.FocusFirst()
		return
	}
	s.Find()
}
