package compare

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// maxResponses is the size of a file of responses that is read at most.
const maxResponses = 64 << 20

// surveyFields take what users say of a program in one use: means, or the single
// responses pasted or from a file.
type surveyFields struct {
	s     *programPage
	use   grid.Use
	paste *parts.TextField
	means *fyne.Container
	work  *shell.Work
}

func (y *surveyFields) survey() grid.Survey { return y.s.p().Survey[y.use.ID] }

// set keeps another survey.
func (y *surveyFields) set(change func(*grid.Survey)) {
	p := y.s.p()
	survey := p.Survey[y.use.ID]
	change(&survey)
	if p.Survey == nil {
		p.Survey = map[string]grid.Survey{}
	}
	p.Survey[y.use.ID] = survey
}

func (y *surveyFields) content() fyne.CanvasObject {
	w := y.s.w
	y.means = parts.Rows(parts.GapWide)
	y.show()
	y.paste = parts.NewTextField(parts.TextOptions{
		Label: w.T("compare.responses"), Help: w.T("compare.responses.help", "criteria", w.Words().Join(y.asked(true))), Lines: 4,
		OnTooLong: func(string) { y.fail(w.T("compare.responses.long")) },
	})
	y.work = shell.NewWork(w, parts.Plain, w.T("compare.responses.read"), func() { y.read([]byte(y.paste.Text())) })
	return parts.Rows(parts.GapWide, parts.NewText(parts.Strong, w.T("grid.heading.survey")), y.means,
		y.s.Put("responses."+y.use.ID, y.paste),
		parts.Line(parts.Gap, y.work.Run, parts.NewButton(parts.Plain, w.T("compare.responses.file"), y.fromFile)),
		y.work.Progress)
}

// asked are what the survey asks, by id or by name.
func (y *surveyFields) asked(named bool) (all []string) {
	for _, k := range y.use.Survey {
		if named {
			all = append(all, k.Name.In(y.s.w.Words().Lang))
			continue
		}
		all = append(all, k.ID)
	}
	return all
}

// show lists the means with their spread where single responses were read, and
// fields for the means where they were not.
func (y *surveyFields) show() {
	w, survey := y.s.w, y.survey()
	y.s.Forget("survey." + y.use.ID)
	if len(survey.Responses) > 0 {
		facts := [][2]string{{w.T("grid.column.respondents"), w.Words().Respondents(w.Desk().Comparisons().Grid(), survey.N())}}
		for _, k := range y.use.Survey {
			facts = append(facts, [2]string{k.Name.In(w.Words().Lang), w.Words().Mean(survey.Mean(k.ID))})
		}
		y.means.Objects = []fyne.CanvasObject{w.Facts(facts), parts.Line(0, parts.NewButton(parts.Plain, w.T("compare.responses.drop"), y.drop))}
		y.means.Refresh()
		return
	}
	fields := []fyne.CanvasObject{y.respondents(survey)}
	for _, k := range y.use.Survey {
		now, there := survey.Means[k.ID]
		name := k.Name.In(w.Words().Lang)
		fields = append(fields, y.s.number("survey."+y.use.ID+".means."+k.ID, w.T("grid.column.mean", "criterion", name), now, there, y.wrong(name), func(p grid.Points, there bool) {
			y.set(func(survey *grid.Survey) { survey.SetMean(k.ID, p, there) })
		}))
	}
	y.means.Objects = []fyne.CanvasObject{parts.Grid(2, fields...)}
	y.means.Refresh()
}

// wrong says of a mean outside the marks what is wrong with it.
func (y *surveyFields) wrong(name string) func(grid.Points) string {
	return func(p grid.Points) string {
		if code := grid.CheckMark(p); code != "" {
			return y.s.w.T("error."+code, "path", name, "value", y.s.w.Words().Points(p))
		}
		return ""
	}
}

func (y *surveyFields) respondents(survey grid.Survey) fyne.CanvasObject {
	w := y.s.w
	var field *parts.TextField
	field = parts.NewTextField(parts.TextOptions{Label: w.T("grid.column.respondents"), Help: w.T("compare.respondents.help"), OnChanged: func(text string) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		wrong := ""
		if text != "" && (err != nil || n < 0 || n > 10*grid.MaxResponses) {
			wrong, n = w.T("compare.respondents.wrong"), 0
		}
		field.SetError(wrong)
		y.s.changed(func() { y.set(func(survey *grid.Survey) { survey.Respondents = n }) })
	}})
	if survey.Respondents > 0 {
		field.SetText(strconv.Itoa(survey.Respondents))
	}
	return y.s.Put("survey."+y.use.ID+".respondents", field)
}

func (y *surveyFields) fromFile() {
	w := y.s.w
	w.Host().ChooseFile(w.T("compare.responses.file"), []string{".csv", ".txt"}, maxResponses, func(data []byte, err error) {
		if err != nil {
			y.fail(w.Words().Error(err))
			return
		}
		y.read(data)
	})
}

// read counts responses, off the screen's thread. What was typed stays where it
// is when something is wrong with it.
func (y *surveyFields) read(data []byte) {
	if y.work.Busy() {
		return // another file was chosen meanwhile
	}
	y.fail("")
	ctx, asked := y.work.Start(), y.asked(false)
	shell.Measure(y.s.w.Worker(), func(step func(rows int)) (then func()) {
		counts, err := grid.ReadResponses(data, asked, func(rows int) bool {
			step(rows)
			return ctx.Err() == nil
		})
		return func() { y.done(counts, err) }
	}, func(rows int) { y.work.At(0, 0, y.s.w.Words().N("compare.responses.so-far", rows)) })
}

func (y *surveyFields) done(counts map[string][]grid.Count, err error) {
	y.work.End()
	if y.s.w.Page() != shell.Page(y.s) {
		return // the person left before it was read
	}
	if err != nil {
		y.fail(y.s.w.Words().Error(err))
		return
	}
	y.s.changed(func() { y.set(func(survey *grid.Survey) { survey.Responses = counts }) })
	y.paste.SetText("")
	y.show()
	y.s.w.Relayout()
}

// drop forgets the single responses; means that were typed count again.
func (y *surveyFields) drop() {
	w := y.s.w
	w.Confirm(w.T("compare.responses.drop.sure"), w.T("compare.responses.drop"), func() {
		y.s.changed(func() { y.set(func(survey *grid.Survey) { survey.Responses = nil }) })
		y.show()
		w.Relayout()
	})
}

func (y *surveyFields) fail(wrong string) {
	y.paste.SetError(wrong)
	y.s.w.Relayout()
}
