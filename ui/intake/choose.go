package intake

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/intake"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// intakeScreen takes many assessments in at once: out of files, folders and other
// dossiers. What is there is told first, row by row; only then something is kept.
type intakeScreen struct {
	n      *Intake
	w      Window
	path   string
	field  *parts.TextField
	list   *fyne.Container
	work   *shell.Work
	report *intakeReport
}

func (n *Intake) choicePage() shell.Page {
	n.page = &intakeScreen{n: n, w: n.w}
	return n.page
}

// TakeFrom looks into files, for whoever points at them elsewhere.
func (n *Intake) TakeFrom(paths ...string) {
	n.Forget()
	n.basket.paths = paths
	n.w.Show(session.Intake)
	n.page.look()
}

func (s *intakeScreen) Content() fyne.CanvasObject {
	w := s.w
	if s.n.basket.plan != nil {
		s.report = &intakeReport{s: s, n: s.n, w: w, plan: s.n.basket.plan}
		return s.report.content()
	}
	s.field = parts.NewTextField(parts.TextOptions{Label: w.T("intake.path"), Help: w.T("intake.path.help"), Most: assessment.MaxText,
		OnChanged: func(t string) { s.path = t }, OnSubmitted: s.add})
	s.list = parts.Rows(parts.Gap)
	s.show()
	s.work = shell.NewWork(w, parts.Primary, w.T("intake.look"), s.look)
	rows := []fyne.CanvasObject{w.Heading("intake.eyebrow", "intake.title", "intake.intro")}
	if s.n.basket.ended {
		rows = append(rows, s.ending())
	}
	return w.Column(append(rows, s.field,
		parts.Line(parts.Gap,
			parts.NewButton(parts.Plain, w.T("intake.add"), s.add),
			parts.NewButton(parts.Plain, w.T("intake.file"), func() { w.Host().ChoosePath(w.T("intake.file"), intake.Endings, s.take) }),
			parts.NewButton(parts.Plain, w.T("intake.folder"), func() { w.Host().ChooseFolder(w.ExportFolder(), s.take) })),
		s.list, s.work.Progress,
		parts.Line(parts.Gap,
			s.work.Run,
			parts.NewButton(parts.Plain, w.T("back"), w.Return)))...)
}

// ending says what came of what was taken in.
func (s *intakeScreen) ending() fyne.CanvasObject {
	w, total := s.w, s.n.basket.total
	came := w.Words().N("intake.done", total.in)
	if total.left > 0 {
		came += " " + w.Words().N("intake.done.left", total.left)
	}
	rows := []fyne.CanvasObject{shell.Advice(parts.Good, parts.SignYes, "", came)}
	if total.failed != nil {
		rows = []fyne.CanvasObject{shell.Advice(parts.Bad, parts.SignNo, w.Words().N("intake.done", total.in), w.Words().Error(total.failed))}
	}
	return parts.Rows(parts.Gap, append(rows, parts.Line(0, parts.NewButton(parts.Plain, w.T("start.register"), func() { w.Show(session.Register) })))...)
}

// show lists what is going to be looked at.
func (s *intakeScreen) show() {
	w := s.w
	s.list.Objects = nil
	for _, path := range s.n.basket.paths {
		s.list.Add(parts.NewCard(parts.Ends(parts.Gap,
			parts.Rows(0, parts.NewText(parts.Strong, filepath.Base(path)), parts.NewText(parts.Help, filepath.Dir(path))),
			parts.NewButton(parts.Quiet, w.T("dossiers.forget"), func() { s.remove(path) }))))
	}
	s.list.Refresh()
	w.Relayout()
}

func (s *intakeScreen) add() {
	paths := wholefile.Pasted(s.path)
	for i, path := range paths {
		paths[i] = s.w.TypedPath(path)
	}
	if len(paths) == 0 || slices.ContainsFunc(paths, func(path string) bool { return !session.Exists(path) }) {
		s.w.Refuse(s.field, s.w.T("intake.path.gone"))
		return
	}
	s.field.SetError("")
	s.field.SetText("")
	s.path = ""
	for _, path := range paths {
		s.take(path)
	}
}

func (s *intakeScreen) take(path string) {
	if !slices.Contains(s.n.basket.paths, path) {
		s.n.basket.paths = append(s.n.basket.paths, path)
	}
	s.n.basket.ended = false
	s.show()
}

func (s *intakeScreen) remove(path string) {
	s.n.basket.paths = slices.DeleteFunc(s.n.basket.paths, func(p string) bool { return p == path })
	s.show()
	s.field.Focus()
}

// look looks into what was named, off the screen's thread. Nothing is kept.
func (s *intakeScreen) look() {
	w := s.w
	if s.work.Busy() {
		return
	}
	if strings.TrimSpace(s.path) != "" {
		s.add()
	}
	switch {
	case w.Desk().ReadOnly():
		w.Tell(desk.ErrReadOnly)
		return
	case len(s.n.basket.paths) == 0:
		w.Refuse(s.field, w.T("intake.path.gone"))
		return
	}
	w.NeedDossier(s.begin)
}

func (s *intakeScreen) begin() {
	w := s.w
	paths := slices.DeleteFunc(slices.Clone(s.n.basket.paths), func(p string) bool { return p == w.Store().Path() })
	s.work.At(0, 1, w.T("intake.looking"))
	ctx, store := s.work.Start(), w.Store()
	w.Worker().Settle(func() {
		o := intake.Options{Passphrases: s.n.basket.passphrases}
		shell.Measure(w.Worker(), func(step func(shell.Progress)) (then func()) {
			plan, err := lookInto(ctx, store, paths, o, step)
			return func() { s.found(store, plan, err) }
		}, func(p shell.Progress) {
			s.work.At(p.Done, p.All, w.T("intake.looking.at", "n", strconv.Itoa(p.Done), "all", strconv.Itoa(p.All)))
		})
	})
}

// lookInto finds the files and looks into them until ctx is cancelled.
func lookInto(ctx context.Context, filed intake.Filed, paths []string, o intake.Options, step func(shell.Progress)) (*intake.Plan, error) {
	files, err := intake.Files(paths)
	if err != nil {
		return nil, err
	}
	return intake.Look(ctx, filed, files, o, func(done, all int) { step(shell.Progress{Done: done, All: all}) })
}

func (s *intakeScreen) found(store *dossier.Store, plan *intake.Plan, err error) {
	w := s.w
	s.work.End()
	if w.Store() != store || w.Page() != shell.Page(s) { // the person left before it was read
		if plan != nil {
			plan.Close()
		}
		return
	}
	switch {
	case errors.Is(err, context.Canceled):
		s.field.Focus()
	case err != nil:
		w.Tell(err)
	default:
		s.n.basket.plan, s.n.basket.ended = plan, false
		w.Reshow("")
	}
}

// Drop adds files, where nothing was found yet.
func (s *intakeScreen) Drop(paths []string) (left []string) {
	if s.n.basket.plan != nil {
		return nil
	}
	for _, path := range paths {
		if session.IsImportable(path) {
			s.take(path)
		}
	}
	return nil
}
