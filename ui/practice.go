package ui

import (
	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// practiceScreen takes the practice as on its letterhead, and who assesses.
type practiceScreen struct {
	*form
	logo *parts.Text
	drop *parts.Button
}

func (w *Window) practice() screen {
	return &practiceScreen{form: newForm(w), logo: parts.NewText(parts.Help, "")}
}

func (p *practiceScreen) content() fyne.CanvasObject {
	w, a := p.w, p.w.desk.Editor().Assessment()
	pr := &a.Practice
	profile, _ := w.desk.Editor().Content().Profiles.Profile(pr.Profile)
	var profiles []parts.Option
	for _, each := range w.desk.Editor().Content().Profiles.Profiles {
		profiles = append(profiles, parts.Option{ID: each.ID, Text: each.Name.In(w.words.Lang)})
	}
	country := value{text(&pr.Profile).get, func(id string) { pr.Profile = id; w.reshowAfter("practice.profile") }}

	var numbers []fyne.CanvasObject
	for _, id := range profile.Numbers {
		numbers = append(numbers, p.line("practice.numbers."+id, w.field("practice.numbers."+id), w.t("help.number."+id),
			value{func() string { return pr.Numbers[id] }, func(s string) { pr.Numbers[id] = s }}))
	}
	kept := parts.Rows(parts.Gap)
	if profile.FillsInRetention() {
		kept.Add(p.line("practice.fileKept", w.field("practice.fileKept"), w.t("help.practice.fileKept"), text(&pr.FileKept)))
	}
	return w.page(
		w.heading("step.practice", "practice.title", "practice.intro"),
		p.choice("practice.profile", w.field("practice.profile"), profile.Note.In(w.words.Lang), profiles, country),
		p.line("practice.name", w.field("practice.name"), "", text(&pr.Name)),
		parts.Grid(3,
			p.line("practice.street", w.field("practice.street"), "", text(&pr.Street)),
			p.line("practice.postcode", w.field("practice.postcode"), "", text(&pr.Postcode)),
			p.line("practice.city", w.field("practice.city"), "", text(&pr.City))),
		parts.Grid(3, numbers...),
		parts.Grid(2,
			p.line("practice.contact", w.field("practice.contact"), "", text(&pr.Contact)),
			p.line("practice.phone", w.field("practice.phone"), "", text(&pr.Phone)),
			p.line("practice.callBack", w.field("practice.callBack"), w.t("help.practice.callBack"), text(&pr.CallBack)),
			p.line("practice.privacyStatement", w.field("practice.privacyStatement"), w.t("help.practice.privacyStatement"), text(&pr.PrivacyStatement)),
			p.line("practice.dpo", w.field("practice.dpo"), w.t("help.practice.dpo"), text(&pr.DPO)),
			p.line("practice.complaints", w.field("practice.complaints"), w.t("help.practice.complaints"), text(&pr.Complaints))),
		kept,
		p.logoRow(),
		w.section("assessor.title", "assessor.help"),
		parts.Grid(2,
			p.line("assessor.name", w.field("assessor.name"), "", text(&a.Assessor.Name)),
			p.line("assessor.function", w.field("assessor.function"), "", text(&a.Assessor.Function)),
			p.line("secondReader.name", w.field("secondReader.name"), w.t("help.secondReader"), text(&a.SecondReader.Name)),
			p.line("secondReader.function", w.field("secondReader.function"), "", text(&a.SecondReader.Function))),
	)
}

// logoRow lets choose a logo and take it away again.
func (p *practiceScreen) logoRow() fyne.CanvasObject {
	w := p.w
	path := ""
	typed := w.looseLine(w.t("logo.path"), &path)
	use := parts.NewButton(parts.Plain, w.t("logo.use"), func() { p.takeLogo(readFile(w.typedPath(path), assessment.LogoMaxBytes)) })
	pick := parts.NewButton(parts.Plain, w.t("logo.choose"), func() {
		w.host.ChooseFile(w.t("logo.choose"), []string{".png", ".jpg", ".jpeg", ".gif"}, assessment.LogoMaxBytes, p.takeLogo)
	})
	p.drop = parts.NewButton(parts.Quiet, w.t("logo.remove"), func() { p.setLogo(nil) })
	for _, part := range []fyne.Disableable{typed, use, pick, p.drop} {
		if w.desk.Editor().Locked() {
			part.Disable()
		}
	}
	p.refresh()
	return parts.Rows(parts.Gap, parts.NewText(parts.Strong, w.field("practice.logo")), parts.Ends(parts.Gap, typed, parts.Line(parts.Gap, use, pick, p.drop)), p.logo)
}

// takeLogo reads a picture and keeps it as the letterhead prints it.
func (p *practiceScreen) takeLogo(file []byte, err error) {
	if err == nil {
		file, err = assessment.Logo(file)
	}
	if err != nil {
		p.logo.SetText(p.w.words.Error(err))
		p.logo.SetColor(parts.ColorBad)
		p.w.relayout()
		p.w.body.Reveal(p.logo)
		return
	}
	p.setLogo(file)
}

func (p *practiceScreen) setLogo(png []byte) {
	p.change("practice.logo", func() { p.w.desk.Editor().Assessment().Practice.Logo = png })
	p.refresh()
}

func (p *practiceScreen) refresh() {
	logo := p.w.desk.Editor().Assessment().Practice.Logo
	p.drop.Hidden = len(logo) == 0
	p.logo.SetColor(parts.ColorMuted)
	if len(logo) == 0 {
		p.logo.SetText(p.w.t("logo.help"))
		return
	}
	p.logo.SetText(p.w.t("logo.there"))
}
