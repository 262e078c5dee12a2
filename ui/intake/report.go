package intake

import (
	"context"
	"path/filepath"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// intakeReport says of each find what it is to what is filed, and takes in what
// is chosen.
type intakeReport struct {
	s      *intakeScreen
	n      *Intake
	w      Window
	plan   *intake.Plan
	list   *parts.RowList
	detail *fyne.Container
	work   *shell.Work
	ctx    context.Context
	store  *dossier.Store
	taking *desk.Import
}

func (r *intakeReport) content() fyne.CanvasObject {
	w := r.w
	heading := parts.Rows(parts.Gap, parts.NewText(parts.Question, w.T("intake.report")), r.counts())
	r.detail = parts.Rows(parts.Gap)
	r.list = parts.NewRowList(parts.RowListOptions{Label: w.T("intake.report"), States: r.states(), Row: r.row, OnMoved: r.moved, OnTicked: r.tick, OnOpened: r.tick})
	r.list.SetRows(len(r.plan.Finds), 0)
	r.moved(0)
	r.work = shell.NewWork(w, parts.Primary, w.T("intake.do"), r.begin)
	shell.SetEnabled(r.work.Run, r.chosen() > 0 || r.plan.Copies())
	rows := []fyne.CanvasObject{heading}
	for _, file := range r.plan.Locked() {
		rows = append(rows, r.asks(file))
	}
	buttons := parts.Line(parts.Gap, r.work.Run,
		parts.NewButton(parts.Plain, w.T("intake.other"), r.other),
		parts.NewButton(parts.Plain, w.T("back"), w.Return))
	rows = append(rows, parts.Pane(r.list, r.detail), r.work.Progress, buttons)
	return parts.Filled(parts.Gap, len(rows)-3, rows...)
}

// counts says how many there are of each state.
func (r *intakeReport) counts() fyne.CanvasObject {
	var marks []fyne.CanvasObject
	for _, state := range intake.States {
		if n := r.plan.Count(state); n > 0 {
			tone, sign := findLook(state)
			marks = append(marks, parts.Beside(parts.GapSmall, parts.NewMark(tone, sign), parts.NewText(parts.Body, r.w.T("intake.count", "n", strconv.Itoa(n), "state", r.w.T("intake.state."+string(state))))))
		}
	}
	return parts.Grid(4, marks...)
}

func (r *intakeReport) states() (names []string) {
	for _, state := range intake.States {
		names = append(names, r.w.T("intake.state."+string(state)))
	}
	return names
}

func findLook(state intake.State) (parts.Tone, parts.Sign) {
	switch state {
	case intake.New, intake.Newer, intake.Earlier:
		return parts.Good, parts.SignYes
	case intake.Joins:
		return parts.Open, parts.SignImportant
	case intake.Conflict:
		return parts.Caution, parts.SignImportant
	case intake.Damaged:
		return parts.Bad, parts.SignNo
	}
	return parts.Neutral, parts.SignYes
}

// asks takes the passphrase of a dossier, and looks again.
func (r *intakeReport) asks(file string) fyne.CanvasObject {
	w := r.w
	var field *parts.TextField
	again := func() {
		if r.n.basket.passphrases == nil {
			r.n.basket.passphrases = map[string]string{}
		}
		r.n.basket.passphrases[file] = field.Text()
		r.other()
		r.n.page.look()
	}
	field = parts.NewPasswordField(parts.TextOptions{Label: w.T("intake.passphrase", "name", filepath.Base(file)), Most: assessment.MaxText, OnSubmitted: again})
	return parts.Ends(parts.Gap, field, parts.NewButton(parts.Plain, w.T("dossiers.open"), again))
}

// row is one line of the report.
func (r *intakeReport) row(i int) parts.ListRow {
	w, f := r.w, &r.plan.Finds[i]
	tone, sign := findLook(f.State)
	row := parts.ListRow{Tone: tone, Sign: sign, State: w.T("intake.state." + string(f.State)), Title: r.title(f), Note: f.Name(), Ticked: f.Chosen(), Fixed: len(f.Choices()) == 0}
	if f.Row.Version > 0 {
		row.More = shell.Join(" · ", f.Row.Number, w.T("register.version", "n", strconv.Itoa(f.Row.Version)))
	}
	if f.Choice != "" {
		row.Result = w.T("intake.choice." + string(f.Choice))
	}
	return row
}

// title names a find; the file does where nothing else is known.
func (r *intakeReport) title(f *intake.Find) string {
	switch {
	case f.Compares():
		return shell.OrElse(f.Title, r.w.T("intake.comparison"))
	case f.Row.Key == "":
		return f.Name()
	}
	return shell.OrElse(f.Row.Program, r.w.T("start.nameless"))
}

// moved tells of the row that is current now what it is, and lets choose.
func (r *intakeReport) moved(i int) {
	r.detail.Objects = nil
	defer func() {
		r.detail.Refresh()
		r.w.Relayout() // what is said of one row is higher than of another
	}()
	if i >= len(r.plan.Finds) {
		return
	}
	w, f := r.w, &r.plan.Finds[i]
	rows := []fyne.CanvasObject{
		parts.NewText(parts.Strong, r.title(f)),
		parts.NewText(parts.Help, f.File),
		parts.NewText(parts.Body, w.T("intake.explain."+string(f.State))),
	}
	if f.Err != nil {
		rows = append(rows, parts.NewText(parts.Body, w.Words().Error(f.Err)))
	}
	if f.Left {
		rows = append(rows, parts.NewText(parts.Body, w.T("intake.left")))
	}
	if f.Apart {
		rows = append(rows, parts.NewText(parts.Body, w.T("intake.apart")))
	}
	if f.Clashes > 0 {
		rows = append(rows, parts.NewText(parts.Body, w.Words().N("intake.clashes", f.Clashes)))
	}
	if f.Taken != "" {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignImportant, "", w.T("intake.number", "number", f.Taken)))
	}
	if f.Lost > 0 {
		rows = append(rows, shell.Advice(parts.Caution, parts.SignImportant, "", w.Words().N("intake.lost", f.Lost)))
	}
	if choices := f.Choices(); len(choices) > 0 {
		rows = append(rows, r.choose(f, choices))
	}
	r.detail.Add(parts.NewCard(parts.Rows(parts.Gap, rows...)))
}

func (r *intakeReport) choose(f *intake.Find, choices []intake.Choice) fyne.CanvasObject {
	var options []parts.Option
	for _, c := range choices {
		options = append(options, parts.Option{ID: string(c), Text: r.w.T("intake.choice." + string(c))})
	}
	choice := parts.NewChoice(r.w.T("intake.choose"), "", options, func(id string) {
		f.Choice = intake.Choice(id)
		r.chose()
	})
	choice.Set(string(f.Choice))
	return choice
}

// tick leaves a find, or takes it after all.
func (r *intakeReport) tick(i int) {
	f := &r.plan.Finds[i]
	choices := f.Choices()
	switch {
	case len(choices) == 0:
		return
	case f.Choice == intake.Leave:
		f.Choice = choices[0]
	default:
		f.Choice = intake.Leave
	}
	r.moved(i)
	r.chose()
}

func (r *intakeReport) chose() {
	r.list.Refresh()
	shell.SetEnabled(r.work.Run, r.chosen() > 0 || r.plan.Copies())
}

func (r *intakeReport) chosen() (n int) {
	for _, f := range r.plan.Finds {
		if f.Chosen() {
			n++
		}
	}
	return n
}

// other goes back to what is looked at.
func (r *intakeReport) other() {
	r.plan.Close()
	r.n.basket.plan = nil
	r.w.Reshow("")
}

// begin takes in what was chosen. It can be stopped: what is in by then stays.
func (r *intakeReport) begin() {
	if r.work.Busy() {
		return
	}
	r.store, r.n.basket.total = r.w.Store(), taken{}
	r.taking = r.w.Desk().StartImport(r.plan, r.n.fromFile)
	r.ctx = r.work.Start()
	r.next()
}

// next brings the evidence of some finds beside the screen's thread, files these,
// and goes on once they are saved.
func (r *intakeReport) next() {
	w := r.w
	if w.Store() != r.store {
		r.work.Stop()
		return // the dossier was closed
	}
	done, all := r.taking.Done()
	if done == all || r.ctx.Err() != nil || r.n.basket.total.failed != nil {
		r.end()
		return
	}
	r.work.At(done, all, w.T("intake.taking", "n", strconv.Itoa(done), "all", strconv.Itoa(all)))
	w.Worker().Do(func() func() {
		err := r.taking.Carry(r.store)
		return func() { r.file(err) }
	})
}

func (r *intakeReport) file(err error) {
	w := r.w
	if w.Store() != r.store {
		r.work.Stop()
		return
	}
	if err == nil {
		err = r.taking.File()
	}
	r.n.basket.total.failed = err
	w.Worker().Settle(r.next)
}

// end says what came of it, and then asks about what clashes.
func (r *intakeReport) end() {
	w := r.w
	stopped := r.ctx.Err() != nil
	r.work.End()
	if !stopped && r.n.basket.total.failed == nil {
		notices, err := r.taking.End()
		w.AddNews(notices)
		r.n.basket.total.failed = err
	}
	total := r.n.basket.total
	total.in, total.left = r.taking.Applied, len(r.plan.Finds)-r.taking.Applied
	r.n.Forget()
	r.n.basket.paths, r.n.basket.total, r.n.basket.ended = nil, total, true
	w.ChooseFrom(r.taking.Clashes, session.Intake)
}
