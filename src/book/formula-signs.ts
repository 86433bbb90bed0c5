/**
 * The signs that formulas are made of, each group as what stands between the brackets of a regular expression's class,
 * for the flag u (Unicode Technical Report 25, Unicode Support for Mathematics, §2).
 */

export const raised = '²³¹⁰ⁱ⁴-⁻ⁿ\\u{2b0}-\\u{2b8}\\u{2e3}ᴬ-ᵡ';
export const lowered = '₀-₋ₐ-ₜᵢ-ᵪⱼ';

/** Latin and Greek, letters of ℝ’s and 𝒪’s kind, and what stands for a thing as they do: ∅, ∞. */
export const formulaLetters =
  'A-Za-z\\u{300}-\\u{36f}\\u{370}-\\u{3ff}ℂℊ-ℕ℘-ℝℤℨℬ-ℸⅅ-ⅉ\\u{1d400}-\\u{1d7ff}∅∞';

/** Signs that compare, or lead from one thing to another. */
export const relationSigns = '=<>±←-⇿∈-∍∝∼-⊋⊏-⊒⊢-⊸⋐⋑⋖-⋩⟵-⟿⤀-⥿⩦-⫿';

/** Signs that reckon. A hyphen is none: Latin words have it. */
export const operationSigns = '+−×·*÷∓∔∖-∙∧-∪⊌-⊎⊓-⊡⋀-⋌⨀-⩥';

/** Signs that stand before what they are said of, without a space. */
export const openingSigns = '¬∀∃∄∂∆∇∏∑√-∜∫-∳';
