package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/session"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// practiceScreen takes the practice as on its letterhead, and who assesses.
type practiceScreen struct {
	*stepForm
	logo *parts.Text
	drop *parts.Button
	row  fyne.CanvasObject // of the logo
}

func (w *app) practice() shell.Page {
	p := &practiceScreen{stepForm: newStepForm(w, assessment.StepPractice), logo: parts.NewText(parts.Help, "")}
	p.layout = p.groupsWithLogo
	return p
}

func (p *practiceScreen) Content() fyne.CanvasObject {
	p.row = p.logoRow()
	return p.w.Column(p.w.Heading("step.practice", "practice.title", "practice.intro"), p.draw(parts.GapWide+parts.Gap))
}

// groupsWithLogo puts the row of the logo where the form asks one.
func (p *practiceScreen) groupsWithLogo(step form.Step) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, g := range step.Groups {
		rows = append(rows, p.sectionOf(g)...)
		if g.ID == "logo" {
			rows = append(rows, p.row)
			continue
		}
		rows = append(rows, p.groups[g.ID].all)
	}
	return rows
}

// logoRow lets choose a logo and take it away again.
func (p *practiceScreen) logoRow() fyne.CanvasObject {
	w := p.w
	path := ""
	typed := w.Line(w.T("logo.path"), &path)
	p.add("practice.logo", typed)
	use := parts.NewButton(parts.Plain, w.T("logo.use"), func() { p.takeLogo(shell.ReadFile(w.TypedPath(path), assessment.LogoMaxBytes)) })
	pick := parts.NewButton(parts.Plain, w.T("logo.choose"), func() {
		w.Host().ChooseFile(w.T("logo.choose"), []string{".png", ".jpg", ".jpeg", ".gif"}, assessment.LogoMaxBytes, p.takeLogo)
	})
	p.drop = parts.NewButton(parts.Quiet, w.T("logo.remove"), func() { p.setLogo(nil) })
	for _, part := range []fyne.Disableable{typed, use, pick, p.drop} {
		if w.Desk().Editor().Locked() {
			part.Disable()
		}
	}
	p.showLogo()
	return parts.Rows(parts.Gap, parts.NewText(parts.Strong, w.FieldName("practice.logo")), parts.Ends(parts.Gap, typed, parts.Line(parts.Gap, use, pick, p.drop)), p.logo)
}

// Drop takes a picture for the letterhead: what can hold no assessment.
func (p *practiceScreen) Drop(paths []string) (left []string) {
	for _, path := range paths {
		if session.IsImportable(path) || session.IsDossier(path) {
			left = append(left, path)
			continue
		}
		p.takeLogo(shell.ReadFile(path, assessment.LogoMaxBytes))
	}
	return left
}

// takeLogo reads a picture and keeps it as the letterhead prints it.
func (p *practiceScreen) takeLogo(file []byte, err error) {
	if err == nil {
		file, err = assessment.Logo(file)
	}
	if err != nil {
		p.logo.SetText(p.w.Words().Error(err))
		p.logo.SetColor(parts.ColorBad)
		p.w.Relayout()
		p.w.Reveal(p.logo)
		return
	}
	p.setLogo(file)
}

func (p *practiceScreen) setLogo(png []byte) {
	p.change("practice.logo", func() { put(p.w, "practice.logo", png) })
}

func (p *practiceScreen) Refresh() {
	p.stepForm.Refresh()
	p.showLogo()
}

func (p *practiceScreen) showLogo() {
	logo := p.w.Desk().Editor().Assessment().Practice.Logo
	p.drop.Hidden = len(logo) == 0
	p.logo.SetColor(parts.ColorMuted)
	if len(logo) == 0 {
		p.logo.SetText(p.w.T("logo.help"))
		return
	}
	p.logo.SetText(p.w.T("logo.there"))
}
