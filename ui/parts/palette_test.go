package parts

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// every variant a person can choose.
func variants(t *testing.T) map[string]Theme {
	base := look
	themes := map[string]Theme{}
	for name, shade := range map[string]Shade{"light": ShadeLight, "dark": ShadeDark} {
		for _, high := range []bool{false, true} {
			th := base
			th.Shade, th.HighContrast = shade, high
			themes[fmt.Sprintf("%s, high contrast %v", name, high)] = th
		}
	}
	return themes
}

func TestTextContrast(t *testing.T) {
	pairs := []struct{ ink, ground fyne.ThemeColorName }{
		{ColorInk, ColorSurface}, {ColorInk, theme.ColorNameBackground}, {ColorInk, ColorSoft},
		{ColorMuted, ColorSurface}, {ColorMuted, theme.ColorNameBackground}, {ColorMuted, ColorSoft},
		{ColorAccent, ColorSurface}, {ColorAccent, theme.ColorNameBackground}, {ColorAccent, ColorSoft},
		{ColorOnAccent, ColorAccent},
		{ColorGood, ColorGoodSoft}, {ColorCaution, ColorCautionSoft}, {ColorBad, ColorBadSoft}, {ColorOpen, ColorOpenSoft},
		{ColorInk, ColorGoodSoft}, {ColorInk, ColorCautionSoft}, {ColorInk, ColorBadSoft}, {ColorInk, ColorOpenSoft},
		{ColorGood, ColorSurface}, {ColorCaution, ColorSurface}, {ColorBad, ColorSurface}, {ColorOpen, ColorSurface},
		{ColorBad, theme.ColorNameBackground},
		{theme.ColorNameForeground, theme.ColorNameInputBackground}, {theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		{theme.ColorNameDisabled, theme.ColorNameInputBackground}, {theme.ColorNameDisabled, theme.ColorNameDisabledButton},
		{theme.ColorNameForeground, theme.ColorNameMenuBackground}, {theme.ColorNameForeground, theme.ColorNameOverlayBackground},
		{theme.ColorNameForeground, theme.ColorNameButton}, {theme.ColorNameForeground, theme.ColorNameHeaderBackground},
		{theme.ColorNameError, theme.ColorNameOverlayBackground}, {theme.ColorNameWarning, theme.ColorNameOverlayBackground},
		{theme.ColorNameSuccess, theme.ColorNameOverlayBackground}, {theme.ColorNameHyperlink, theme.ColorNameOverlayBackground},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary}, {theme.ColorNameForegroundOnError, theme.ColorNameError},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess}, {theme.ColorNameForegroundOnWarning, theme.ColorNameWarning},
	}
	for name, th := range variants(t) {
		least := 5.0
		if th.HighContrast {
			least = 7 // WCAG AAA
		}
		for _, p := range pairs {
			if c := contrast(th, p.ink, p.ground); c < least {
				t.Errorf("%s: %s on %s is %.2f:1, less than %v", name, p.ink, p.ground, c, least)
			}
		}
	}
}

func TestTextContrastUnderFynesVeils(t *testing.T) {
	for name, th := range variants(t) {
		for _, veil := range []fyne.ThemeColorName{theme.ColorNameFocus, theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNamePressed} {
			for _, ground := range []fyne.ThemeColorName{ColorSurface, theme.ColorNameBackground} {
				under, least := blend(rgb(th, ground), rgb(th, veil)), 4.5
				if th.HighContrast {
					least = 7
				}
				if c := ratio(rgb(th, ColorInk), under); c < least {
					t.Errorf("%s: text under %s on %s is %.2f:1", name, veil, ground, c)
				}
			}
		}
	}
}

func TestControlContrast(t *testing.T) {
	pairs := []struct{ line, ground fyne.ThemeColorName }{
		{ColorBorder, ColorSurface}, {ColorBorder, theme.ColorNameBackground},
		{ColorRing, ColorSurface}, {ColorRing, theme.ColorNameBackground}, {ColorRing, ColorSoft},
		{ColorAccent, ColorSoft}, {ColorMuted, ColorSoft},
		{theme.ColorNameInputBorder, theme.ColorNameBackground}, {theme.ColorNamePrimary, theme.ColorNameInputBackground},
		{theme.ColorNameScrollBar, theme.ColorNameBackground}, {ColorBad, ColorBadSoft},
	}
	for name, th := range variants(t) {
		least := 3.0
		if th.HighContrast {
			least = 4.5
		}
		for _, p := range pairs {
			if c := contrast(th, p.line, p.ground); c < least {
				t.Errorf("%s: %s against %s is %.2f:1", name, p.line, p.ground, c)
			}
		}
	}
}

func TestEveryColorOfFyneIsOurs(t *testing.T) {
	for name, th := range variants(t) {
		test.AssertAllColorNamesDefined(t, th, name)
	}
}

func TestSystemShadeFollowsTheSystem(t *testing.T) {
	th := look
	th.Shade = ShadeSystem
	if th.Color(ColorSurface, theme.VariantDark) != shade(darkPalette.surface, 0xFF) {
		t.Error("a dark system gets a light window")
	}
	if th.Color(ColorSurface, theme.VariantLight) != shade(lightPalette.surface, 0xFF) {
		t.Error("a light system gets a dark window")
	}
}

func TestTextSizesScaleWithinBounds(t *testing.T) {
	for scale, want := range map[float32]float32{0: 22, 1: 22, 1.5: 33, 2: 44, 3: 44} {
		th := Theme{Scale: scale}
		if got := th.Size(SizeQuestion); got != want {
			t.Errorf("scale %v sets a question in %v, want %v", scale, got, want)
		}
		if got := th.Size(theme.SizeNameInnerPadding); got != 8 {
			t.Errorf("scale %v changes distances to %v", scale, got)
		}
	}
}

func contrast(th Theme, ink, ground fyne.ThemeColorName) float64 {
	return ratio(rgb(th, ink), rgb(th, ground))
}

func rgb(th Theme, name fyne.ThemeColorName) color.NRGBA {
	return th.Color(name, theme.VariantLight).(color.NRGBA)
}

func blend(under, over color.NRGBA) color.NRGBA {
	mix := func(u, o uint8) uint8 { return uint8((int(u)*(255-int(over.A)) + int(o)*int(over.A)) / 255) }
	return color.NRGBA{mix(under.R, over.R), mix(under.G, over.G), mix(under.B, over.B), 0xFF}
}

// ratio is WCAG's contrast ratio.
func ratio(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}
