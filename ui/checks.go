package ui

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// checksScreen takes the legal minimum, which binds the decision and not the
// outcome, and the further checks.
type checksScreen struct {
	*form
	extra   map[string]*fyne.Container // what an option of a legal point asks besides
	shown   map[string]string          // the option that extra stands for
	advice  map[string]*parts.Advice   // by point or check
	insurer *insurerFields             // nil where there is no client to be reimbursed
}

func (w *Window) checks() screen {
	return &checksScreen{form: newForm(w), extra: map[string]*fyne.Container{}, shown: map[string]string{}, advice: map[string]*parts.Advice{}}
}

func (c *checksScreen) content() fyne.CanvasObject {
	w := c.w
	rows := []fyne.CanvasObject{w.heading("step.checks", "legal.title", "legal.intro")}
	for _, p := range w.desk.Editor().Content().Questions.Legal {
		rows = append(rows, c.legal(p))
	}
	rows = append(rows, w.section("checks.title", "checks.help"))
	for _, p := range w.desk.Editor().Content().Questions.ChecksFor(w.desk.Editor().Assessment().Use) {
		rows = append(rows, c.check(p))
	}
	if a := w.desk.Editor().Assessment(); a.Use.Audience == assessment.WithClients && len(w.desk.Editor().Content().Kind(a).Payer) > 0 {
		c.insurer = newInsurerFields(c.form)
		rows = append(rows, c.insurer.content())
	}
	c.refresh()
	return w.page(rows...)
}

func (c *checksScreen) legal(p assessment.LegalPoint) fyne.CanvasObject {
	w, lang := c.w, c.w.words.Lang
	c.advice[p.ID] = advice(parts.Caution, parts.SignImportant, "", "")
	c.extra[p.ID] = parts.Rows(parts.GapWide)
	return parts.NewCard(parts.Rows(parts.GapWide,
		parts.Rows(parts.GapSmall, parts.NewText(parts.Title, p.Ask.In(lang)), parts.NewText(parts.Help, p.Why.In(lang)), parts.NewText(parts.Help, p.How.In(lang))),
		c.choice(p.Path(), "", "", w.named(p.Options), c.point(p.ID)),
		c.extra[p.ID], c.advice[p.ID]))
}

// point is the choice at a point of the legal minimum.
func (c *checksScreen) point(id string) value {
	l := &c.w.desk.Editor().Assessment().Legal
	return text(map[string]*string{"agreement": &l.Agreement, "transfer": &l.Transfer, "own-use": &l.OwnUse}[id])
}

// asks gives the fields that the chosen option of a point needs.
func (c *checksScreen) asks(id, option string) []fyne.CanvasObject {
	w, l := c.w, &c.w.desk.Editor().Assessment().Legal
	switch {
	case id == "agreement" && option == assessment.Signed:
		return []fyne.CanvasObject{
			c.date("legal.agreementSigned", w.field("legal.agreementSigned"), "", day(&l.AgreementSigned)),
			c.line("legal.agreementNote", w.t("legal.agreement.where"), "", text(&l.AgreementNote)),
		}
	case id == "agreement" && option == assessment.NotNeeded:
		return []fyne.CanvasObject{c.area("legal.agreementNote", w.t("legal.agreement.why-not"), "", text(&l.AgreementNote))}
	case id == "transfer" && option == assessment.Yes:
		return []fyne.CanvasObject{
			c.line("legal.transferBasis", w.field("legal.transferBasis"), w.t("help.legal.transferBasis"), text(&l.TransferBasis)),
			c.choice("legal.transferClient", w.field("legal.transferClient"), "", w.options("transfer.client.", assessment.TransferSentences...), text(&l.TransferClient)),
		}
	case id == "own-use" && option != "":
		return []fyne.CanvasObject{c.line("legal.ownUseNote", w.field("legal.ownUseNote"), "", text(&l.OwnUseNote))}
	}
	return nil
}

func (c *checksScreen) check(p assessment.CheckPoint) fyne.CanvasObject {
	w, lang := c.w, c.w.words.Lang
	c.advice[p.ID] = advice(parts.Caution, parts.SignImportant, "", p.Advice.In(lang))
	note := entry(w.desk.Editor().Assessment().Checks, p.ID, func(k *assessment.Check) *string { return &k.Note })
	return parts.NewCard(parts.Rows(parts.GapWide,
		parts.Rows(parts.GapSmall, parts.NewText(parts.Title, p.Ask.In(lang)), parts.NewText(parts.Help, p.Why.In(lang))),
		c.choice("checks."+p.ID, "", "", w.yesNo(), w.checkAnswer(p.ID)),
		c.line("checks."+p.ID+".note", w.t("check.note"), "", note),
		c.advice[p.ID]))
}

func (c *checksScreen) refresh() {
	w := c.w
	if c.insurer != nil {
		c.insurer.refresh()
	}
	for _, p := range w.desk.Editor().Content().Questions.Legal {
		chosen := c.point(p.ID).get()
		advice := p.Advice[chosen].In(w.words.Lang)
		if advice != "" {
			c.advice[p.ID].Say(tone(p.ID, chosen), parts.SignImportant, "", advice)
		}
		show(c.advice[p.ID], advice != "")
		c.showExtra(p.ID, chosen)
	}
	for _, p := range w.desk.Editor().Content().Questions.ChecksFor(w.desk.Editor().Assessment().Use) {
		answer := w.desk.Editor().Assessment().Checks[p.ID].Answer
		show(c.advice[p.ID], answer == assessment.No || answer == assessment.Unknown)
	}
}

// tone of the advice at a point of the legal minimum: what still asks something
// stands out.
func tone(point, chosen string) parts.Tone {
	fine := map[string][]string{
		"agreement": {assessment.Signed, assessment.NotNeeded}, "transfer": {assessment.No, assessment.Yes}, "own-use": {assessment.No},
	}
	if slices.Contains(fine[point], chosen) {
		return parts.Neutral
	}
	return parts.Caution
}

// showExtra changes the extra fields only when the choice did, so that typing in
// one does not take it away.
func (c *checksScreen) showExtra(id, chosen string) {
	box := c.extra[id]
	if shown, ok := c.shown[id]; ok && shown == chosen {
		return
	}
	c.shown[id] = chosen
	box.Objects = c.asks(id, chosen)
	show(box, len(box.Objects) > 0)
	box.Refresh()
}
