package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Our own text sizes, beside SizeNameText (14) and SizeNameCaptionText (12).
const (
	SizeQuestion fyne.ThemeSizeName = "questionText"
	SizeTitle    fyne.ThemeSizeName = "titleText"
	SizeButton   fyne.ThemeSizeName = "buttonText"
	SizeHelp     fyne.ThemeSizeName = "helpText"
	SizeLabel    fyne.ThemeSizeName = "labelText"
	SizeKey      fyne.ThemeSizeName = "keyText"
)

// The rhythm: distances are multiples of 8 and do not grow with the text, so that large text keeps the room.
const (
	GapSmall float32 = 4
	Gap      float32 = 8
	GapWide  float32 = 16
	GapPage  float32 = 24
)

// Shade says which palette the theme takes.
type Shade int

// The shades: the system's, or fixed.
const (
	ShadeSystem Shade = iota
	ShadeLight
	ShadeDark
)

// Theme is our look. It is a value: to change it live, give the settings a new one (app.Settings().SetTheme).
type Theme struct {
	Shade        Shade
	HighContrast bool
	Scale        float32 // of text, 1 to 2; outside that range the nearest counts
	Still        bool    // nothing moves
}

var _ fyne.Theme = Theme{}

// Color answers for our own colour names and Fyne's.
func (t Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	return t.palette(variant).color(name)
}

func (t Theme) palette(variant fyne.ThemeVariant) *palette {
	dark := t.Shade == ShadeDark || t.Shade == ShadeSystem && variant == theme.VariantDark
	switch {
	case dark && t.HighContrast:
		return &darkContrastPalette
	case dark:
		return &darkPalette
	case t.HighContrast:
		return &lightContrastPalette
	}
	return &lightPalette
}

// Font is the Noto Sans that Fyne brings, as paper is set in: Fyne would read a file
// of our own beside it.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	return theme.DefaultTheme().Font(style)
}

// Icon is Fyne's; our own signs are drawn.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size scales text and what stands in line with it, never distances.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	if size := textSize(name); size > 0 {
		return size * min(max(t.Scale, 1), 2)
	}
	switch name {
	case theme.SizeNameButtonRadius, theme.SizeNameCardRadius, theme.SizeNameDialogRadius, theme.SizeNamePopupRadius:
		return 10
	case theme.SizeNameInputRadius, theme.SizeNameMenuRadius:
		return 7
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameModalBlurRadius:
		return 0 // without a graphics card a blur takes a second, and the shade says enough
	}
	return theme.DefaultTheme().Size(name)
}

func textSize(name fyne.ThemeSizeName) float32 {
	switch name {
	case SizeQuestion, theme.SizeNameHeadingText:
		return 22
	case theme.SizeNameInlineIcon:
		return 20
	case SizeTitle, SizeButton, theme.SizeNameSubHeadingText:
		return 15
	case theme.SizeNameText:
		return 14
	case SizeHelp:
		return 13
	case SizeLabel, theme.SizeNameCaptionText:
		return 12
	case SizeKey:
		return 11
	}
	return 0
}
