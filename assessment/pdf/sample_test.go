package pdf

import (
	"bytes"
	"os"
	"testing"
	"time"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/script"
)

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func newFonts(t testing.TB) *document.Fonts {
	t.Helper()
	scripts, err := script.Open(os.DirFS("../../assets/fonts"))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := document.NewFonts(scripts)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func newWriter(t testing.TB) *Writer {
	t.Helper()
	return NewWriter(newFonts(t), readFile(t, "../../assets/icc/sRGB2014.icc"))
}

func written(t testing.TB, doc *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := newWriter(t).Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// asWritten is what a document should read back as.
func asWritten(t testing.TB, doc *document.Document) Written {
	t.Helper()
	return Written{doc, document.Lay(doc, newFonts(t))}
}

var created = time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)

// sampleRecord uses every block.
func sampleRecord() *document.Document {
	cell := func(s document.Sign, t document.Tone, label, value string) document.StripCell {
		return document.StripCell{Sign: s, Tone: t, Label: label, Value: value}
	}
	bad, caution, open, good := document.Bad, document.Caution, document.Open, document.Good
	return &document.Document{
		Title: "Verslag: Zoom Workplace Pro voor gesprekken met cliënten", Subject: "Toetsing 2026-0007",
		Author: "Fysiotherapie De Linde", Lang: "nl", Created: created,
		Head: document.Letterhead{
			Name:  "Fysiotherapie De Linde",
			Left:  []string{"Lindelaan 12, 3581 AB Utrecht"},
			Right: []string{"AGB 04123456 · KvK 12345678", "praktijk@delinde.example · 030 123 45 67"},
		},
		Foot: document.Foot{
			Left: "2026-0007 · versie 2 · vragenset 2026.1 · rekenregel 1", Middle: "Rust op wat is ingevuld; niets is technisch getest.",
			PageOf: "{page} van {pages}",
		},
		Blocks: []document.Block{
			document.Title{Eyebrow: "Verslag van de toetsing", Text: "Zoom Workplace Pro voor gesprekken met cliënten"},
			document.Facts{Columns: 2, Pairs: []document.Fact{
				{Label: "Nummer", Value: "2026-0007, versie 2"}, {Label: "Datum", Value: "22 november 2026"},
				{Label: "Maker, versie", Value: "Zoom Communications, 6.6 (Pro)"}, {Label: "Beoordelaar", Value: "S. Yılmaz, fysiotherapeut"},
				{Label: "Gebruik", Value: "video en scherm delen, één op één"}, {Label: "Gegevens", Value: "gezondheidsgegevens"},
			}},
			document.Callout{Title: "Liever niet: alleen als het niet anders kan", Blocks: []document.Block{
				document.Paragraph{Text: "Versleuteling staat uit en de AI-samenvatting staat aan (vraag 1 en 2). Hooguit tot en met 22 februari 2027."},
			}},
			document.Strip{Alt: "De acht antwoorden: drie keer nee, één verlopen, twee onbekend, één zonder bewijs, één met bewijs.", Cells: []document.StripCell{
				cell(document.Cross, bad, "1 versleuteld", "nee"), cell(document.Cross, bad, "2 niet meekijken", "nee"),
				cell(document.Clock, caution, "3 onderzocht", "verlopen"), cell(document.Cross, bad, "4 voor zorg", "nee"),
				cell(document.Query, open, "5 NEN 7510", "onbekend"), cell(document.Empty, open, "6 NEN 7512", "open"),
				cell(document.Tilde, caution, "7 ISO 27001", "zonder bewijs"), cell(document.Check, good, "8 opslag", "met bewijs"),
			}},
			document.Heading{Level: 1, Text: "Waarom toch, voor wie en hoe lang"},
			document.Facts{Columns: 1, Ruled: true, Pairs: []document.Fact{
				{Label: "Geen alternatief", Value: "Het zorgprogramma van de praktijk is door de leverancier tot januari niet aan te sluiten; twee cliënten kunnen niet reizen."},
				{Label: "Voor wie", Value: "Cliënten in nazorg die niet naar de praktijk kunnen komen. Per cliënt staat de reden in het dossier."},
				{Label: "Besloten door", Value: "M. de Wit, praktijkmanager, op 22 november 2026: akkoord met voorbehoud, tot en met 31 januari 2027", Sign: document.Check, Tone: good},
				{Label: "Op weg naar beter", Value: "Aansluiting op het zorgprogramma, J. Bos, uiterlijk 15 januari 2027"},
			}},
			document.Heading{Level: 1, Text: "Waardoor deze uitkomst, en wat haar verandert"},
			document.Table{
				Caption: "Punten die de uitkomst bepalen",
				Columns: []document.Column{{Title: "Punt", Share: 3}, {Title: "Antwoord", Share: 2}, {Title: "Wat het verandert", Share: 6}},
				Rows: [][]document.Cell{
					{{Text: "1 Versleuteld van begin tot eind"}, {Text: "nee", Sign: document.Cross, Tone: bad}, {Text: "De instelling bestaat en staat uit. Aanzetten, vastleggen, opnieuw toetsen."}},
					{{Text: "2 De maker kan niet meekijken"}, {Text: "nee", Sign: document.Cross, Tone: bad}, {Text: "AI-samenvatting uitzetten in het beheer van de praktijk."}},
					{{Text: "3 Onafhankelijk onderzocht"}, {Text: "verlopen", Sign: document.Clock, Tone: caution}, {Text: "Een nieuw onderzoek van minder dan een jaar oud vragen bij de maker.", Style: document.Muted}},
				},
			},
			document.Paragraph{Text: "Daarnaast open: 3 (bewijs verlopen sinds 15 november 2026), 4 (nee), 5 en 6 (nog onbekend; voor NEN 7512 bestaat, voor zover bekend, geen geaccrediteerd certificaat), 7 (zonder bewijs). Zie bladzijde 2."},
			document.Heading{Level: 1, Text: "Wettelijk minimum"},
			document.Facts{Columns: 1, Ruled: true, Pairs: []document.Fact{
				{Label: "Verwerkersovereenkomst", Value: "getekend op 3 maart 2026"},
				{Label: "Doorgifte buiten de EU", Value: "ja, Verenigde Staten; grondslag: Data Privacy Framework (gezien op 22 november 2026)"},
				{Label: "Eigen gebruik door de maker", Value: "nee, volgens de overeenkomst, artikel 4"},
			}},
			document.Heading{Level: 1, Text: "De acht vragen"},
			document.Heading{Level: 2, Text: "1 Is het gesprek van begin tot eind versleuteld?"},
			document.Paragraph{Text: "Bewijs: gezien in het beheer, zie https://support.zoom.example/hc/en-us/articles/0123456789-end-to-end-encryption-settings-for-healthcare-accounts?locale=nl&version=6.6.0 voor wat uitgaat als dit aan staat."},
			document.Paragraph{Style: document.Muted, Text: "Bron: beheer van de praktijk, gezien op 20 november 2026."},
			document.List{Items: []string{"Versleuteling staat uit voor groepen van meer dan twee deelnemers, en voor wie met de telefoon inbelt.", "De sleutels liggen bij de maker."}},
			document.Heading{Level: 3, Text: "Namen zoals ze zijn"},
			document.Paragraph{Text: "Zoë Çelik, Łukasz Ğüneş, Đặng Thị, Αθηνά, Юлия; 🙂 en מרים en 日本 zijn niet te zetten."},
			document.Entries{Continued: "De acht vragen (vervolg)", Rows: []document.Entry{{Label: "2 Onleesbaar", Anchor: "q2", Lines: []document.Line{
				{Text: "Kan de maker niet meekijken?", Style: document.Muted}, {Lead: "Nee", Text: ", want AI staat aan", Sign: document.Cross, Tone: bad},
				{Text: "Zie het beheer.", Refs: []document.Ref{{Text: "A1", Anchor: "A1"}, {Text: "A2", Anchor: "A1"}}},
			}}}},
			document.Annex{Blocks: []document.Block{document.Heading{Level: 2, Text: "A1 Een bewijs", Anchor: "A1", Back: document.Ref{Text: "vraag 2", Anchor: "q2"}}, document.Paragraph{Text: "Gezien."}}},
			document.List{Numbered: true, Items: []string{"Eerst aanzetten.", "Dan vastleggen.", "Dan opnieuw toetsen."}},
			document.Callout{Tone: document.Caution, Title: "Let op", Blocks: []document.Block{document.List{Items: []string{"Nog geen bewijs voor vraag 7.", "Nog geen antwoord van de verzekeraar."}}}},
			document.CheckBox{Name: "consent", Text: "Ik heb deze uitleg gelezen en stem ermee in dat wij beeldbellen."},
			document.Keep{Blocks: []document.Block{
				document.Heading{Level: 1, Text: "Besluit"},
				document.Signatures{Boxes: []document.SignatureBox{
					{Title: "Voor de praktijk", Lines: []string{"Naam", "Datum", "Handtekening"}, Given: []string{"M. de Wit", "22 november 2026", ""}},
					{Title: "Gezien door", Lines: []string{"Naam", "Datum", "Handtekening"}},
				}},
			}},
		},
		Attachments: []document.Attachment{{
			Name: "toetsing.json", Description: "De toetsing, leesbaar voor het programma", MIME: "application/json",
			Content: []byte(`{"format": "beeldbeltoets/assessment", "version": 1}`),
		}},
	}
}

func sampleLetter(style document.Style) *document.Document {
	return &document.Document{
		Title: "Beeldbellen met Zoom: lees dit eerst", Lang: "nl", Created: created, Style: style, Fillable: true, Author: "Fysiotherapie De Linde",
		Head: document.Letterhead{Name: "Fysiotherapie De Linde", Left: []string{"Lindelaan 12, 3581 AB Utrecht"}, Right: []string{"030 123 45 67", "praktijk@delinde.example"}},
		Foot: document.Foot{Left: "Brief bij verslag 2026-0007 · tekst nl 2026.1", PageOf: "{page} van {pages}"},
		Blocks: []document.Block{
			document.Blank{Label: "Aan:"},
			document.Paragraph{Text: "Utrecht, 22 november 2026"},
			document.Title{Text: "Beeldbellen met Zoom: lees dit eerst"},
			document.Paragraph{Text: "Wij kunnen met u beeldbellen. Wij gebruiken daarvoor nu het programma Zoom. In deze brief leest u hoe dat gaat, wat de risico’s zijn en wat u kunt kiezen."},
			document.Heading{Level: 1, Text: "U hoeft niet mee te doen"},
			document.Paragraph{Text: "Wilt u niet beeldbellen? Dan bellen wij u, of u komt bij ons langs. Uw behandeling gaat gewoon door. Zegt u ja, dan mag u zich altijd bedenken."},
			document.Heading{Level: 1, Text: "Hoe gaat een gesprek?"},
			document.Paragraph{Text: "U krijgt vooraf een link en een pincode. U hebt geen account nodig. U komt eerst in een wachtkamer, daarna laten wij u binnen. Wij vragen wie u bent en of u vrij kunt praten. Bij ons luistert niemand mee. U mag op elk moment stoppen."},
			document.Heading{Level: 1, Text: "Wat zijn de risico’s?"},
			document.Callout{Blocks: []document.Block{document.List{Items: []string{
				"De maker van Zoom kan technisch meekijken en meeluisteren.", "Een computer maakt een samenvatting van ons gesprek.",
				"Het laatste onderzoek naar de beveiliging is ouder dan een jaar.", "Zoom bewaart wanneer u belde, hoe lang, en met welk apparaat."}}}},
			document.Paragraph{Text: "Daarom gebruiken wij Zoom alleen als het niet anders kan, tot en met 31 januari 2027. Daarna stappen wij over op een ander programma."},
			document.Heading{Level: 1, Text: "Wat doen wij om u te beschermen?"},
			document.List{Items: []string{"Elk gesprek heeft een eigen nummer, een pincode en een wachtkamer.", "Uw naam staat niet in de uitnodiging.", "Wij nemen niet op. Willen wij dat toch, dan vragen wij het u eerst."}},
			document.Heading{Level: 1, Text: "Wat kunt u zelf doen?"},
			document.List{Items: []string{"Zit op een rustige plek. Luistert er iemand mee? Zeg dat dan.", "Gebruik een apparaat met een wachtwoord of pincode, en een beveiligde wifi.", "U bepaalt wat u via beeld bespreekt. De rest kan bij ons op de praktijk."}},
			document.Heading{Level: 1, Text: "Uw keuze"},
			document.CheckBox{Name: "yes", Text: "Ik wil beeldbellen. Ik heb deze brief gelezen."},
			document.CheckBox{Name: "no", Text: "Ik wil niet beeldbellen. Ik wil liever bellen of langskomen."},
			document.Signatures{Boxes: []document.SignatureBox{
				{Name: "signature", Title: "Uw handtekening", Lines: []string{"Naam", "Datum", "Handtekening"}},
				{Title: "Voor de praktijk", Lines: []string{"Naam", "Datum", "Handtekening"}, Given: []string{"S. Yılmaz, fysiotherapeut"}},
			}},
		},
	}
}

// TestLook writes the samples to a folder, to be looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip("LOOK names no folder")
	}
	draft := sampleRecord()
	draft.Mark = "CONCEPT"
	for file, doc := range map[string]*document.Document{
		"record.pdf": sampleRecord(), "draft.pdf": draft, "letter.pdf": sampleLetter(document.Letter), "large.pdf": sampleLetter(document.Large),
	} {
		if err := os.WriteFile(dir+"/"+file, written(t, doc), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
