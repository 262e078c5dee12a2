package assessment

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestCheckNumber(t *testing.T) {
	for _, c := range []struct{ id, number, code string }{
		{"agb", "01234567", ""}, {"agb", "1234567", "number-length"}, {"agb", "0123456a", "number-characters"},
		{"kvk", "72991941", ""}, {"kvk", "729919411", "number-length"}, {"kvk", "", ""},
		{"big", "19066635725", ""}, {"big", "1906663572", "number-length"},
		{"kbo", "0403.019.261", ""}, {"kbo", "BE 0403.019.261", ""}, {"kbo", "0428759497", ""}, {"kbo", "0431150351", "number-checksum"},
		{"kbo", "403019261", "number-length"},
		{"riziv", "71032209000", ""}, {"riziv", "71067049123", ""}, {"riziv", "71032210000", "number-checksum"}, {"riziv", "7-10322-09-000", ""},
	} {
		if got := CheckNumber(c.id, c.number); got != c.code {
			t.Errorf("%s %q gives %q, want %q", c.id, c.number, got, c.code)
		}
	}
}

// TestRizivNewSeries: check digits modulo 89 are as good as modulo 97.
func TestRizivNewSeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(100_000, 999_999).Draw(t, "first")
		modulus := rapid.SampledFrom([]int{97, 89}).Draw(t, "modulus")
		number := fmt.Sprintf("%06d%02d123", first, modulus-first%modulus)
		if code := CheckNumber("riziv", number); code != "" {
			t.Fatalf("%s gives %s", number, code)
		}
	})
}

// TestKBOFindsOneWrongDigit: the check digits catch each single slip.
func TestKBOFindsOneWrongDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(2_000_000, 19_999_999).Draw(t, "first")
		digits := []byte(fmt.Sprintf("%08d%02d", first, 97-first%97))
		if code := CheckNumber("kbo", string(digits)); code != "" {
			t.Fatalf("%s gives %s", digits, code)
		}
		at, by := rapid.IntRange(0, 9).Draw(t, "at"), rapid.IntRange(1, 9).Draw(t, "by")
		digits[at] = '0' + (digits[at]-'0'+byte(by))%10
		if code := CheckNumber("kbo", string(digits)); code != "number-checksum" {
			t.Fatalf("%s gives %q", digits, code)
		}
	})
}

func TestCheckPostcode(t *testing.T) {
	for _, c := range []struct{ country, postcode, code string }{
		{"nl", "3581 AB", ""}, {"nl", "3581ab", ""}, {"nl", "3581 SS", "postcode"}, {"nl", "0581 AB", "postcode"}, {"nl", "3581", "postcode"},
		{"nl", "3581 A1", "postcode"}, {"nl", "", ""}, {"be", "9000", ""}, {"be", "0900", "postcode"}, {"be", "9000 AB", "postcode"}, {"be", "90", "postcode"},
	} {
		if got := CheckPostcode(c.country, c.postcode); got != c.code {
			t.Errorf("%s %q gives %q, want %q", c.country, c.postcode, got, c.code)
		}
	}
}

func TestCheckPhone(t *testing.T) {
	for phone, code := range map[string]string{"030-123 45 67": "", "+32 9 123 45 67": "", "0470/12.34.56": "", "": "", "112": "phone", "bel Jan": "phone"} {
		if got := CheckPhone(phone); got != code {
			t.Errorf("%q gives %q, want %q", phone, got, code)
		}
	}
}

func TestPersonalNumber(t *testing.T) {
	for text, want := range map[string]string{
		"BSN 123456782 staat hier":          "123456782",
		"nummer 123.456.782.":               "123.456.782",
		"nummer 123456789":                  "",
		"85073003328":                       "85073003328",
		"85.07.30-033.28":                   "85.07.30-033.28",
		"17073003384":                       "17073003384",
		"op 14-11-2025 3 gesprekken, 22 11": "",
		"1234567820":                        "",
		"000000000":                         "",
		"tel. 030-1234567":                  "",
	} {
		if got := PersonalNumber(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
