"""The commands of LaTeX that the course may use, each with its sign."""

from __future__ import annotations

from unicodedata import normalize

from tutor.text.math.tree import Role, Symbol

_LETTERS = """
alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ
mu=μ nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ
psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω nabla=∇
partial=∂ infty=∞ ell=ℓ hbar=ℏ imath=ı jmath=ȷ Re=ℜ Im=ℑ aleph=ℵ top=⊤ bot=⊥ forall=∀ exists=∃ nexists=∄
emptyset=∅ varnothing=∅ prime=′ dagger=† ddagger=‡ ldots=… dots=… cdots=⋯ dotsc=… dotsb=⋯ vdots=⋮ ddots=⋱
triangle=△ square=□ checkmark=✓ angle=∠ degree=° neg=¬ lnot=¬ sharp=♯ flat=♭ backslash=\\ lbrack=[ rbrack=]
"""
_RELATIONS = """
le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ lt=< gt=> approx=≈ sim=∼ simeq=≃ cong=≅ equiv=≡ propto=∝ in=∈ notin=∉ ni=∋
subset=⊂ subseteq=⊆ supset=⊃ supseteq=⊇ to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ longrightarrow=⟶
longleftarrow=⟵ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ implies=⟹ impliedby=⟸ iff=⟺ mapsto=↦ longmapsto=⟼
hookrightarrow=↪ uparrow=↑ downarrow=↓ mid=| parallel=∥ perp=⊥ ll=≪ gg=≫ prec=≺ succ=≻ preceq=⪯ succeq=⪰
models=⊨ vdash=⊢ coloneqq=≔ triangleq=≜ doteq=≐ lesssim=≲ gtrsim=≳ asymp=≍ leqslant=⩽ geqslant=⩾
rightsquigarrow=⇝
"""
_BINARIES = """
cdot=· times=× div=÷ pm=± mp=∓ odot=⊙ oslash=⊘ otimes=⊗ oplus=⊕ ominus=⊖ circ=∘ ast=∗ star=⋆ bullet=• cup=∪
cap=∩ setminus=∖ land=∧ wedge=∧ lor=∨ vee=∨ uplus=⊎ sqcup=⊔ sqcap=⊓ bmod=mod
"""
_BIG = "sum=∑ prod=∏ coprod=∐ bigcup=⋃ bigcap=⋂ bigoplus=⨁ bigotimes=⨂ bigvee=⋁ bigwedge=⋀"
_INTEGRALS = "int=∫ iint=∬ iiint=∭ oint=∮"
_FENCES = """
lbrace={ rbrace=} langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ lvert=| rvert=| lVert=‖ rVert=‖
"""
_FUNCTIONS = """
log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh det tr rank diag dim ker deg sgn
sign Pr Var Cov softmax sigmoid relu arg gcd
"""
_LIMITS = "max min sup inf lim limsup liminf argmax argmin"

SPACES = {
    ",": " ",
    ":": " ",
    ";": " ",
    " ": " ",
    ">": " ",
    "!": "",
    "thinspace": " ",
    "enspace": " ",
    "-": "",
}
QUADS = {"quad": "  ", "qquad": "    "}
SILENT = frozenset("displaystyle textstyle scriptstyle limits nolimits nonumber notag allowbreak".split())
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
    "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "overrightarrow": "\u20d7",
    "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a",
    "underline": "\u0332",
}  # fmt: skip
STYLES = {
    "mathbf": "bold", "boldsymbol": "bold", "bm": "bold", "pmb": "bold", "mathbb": "double",
    "mathcal": "script", "mathscr": "script", "mathfrak": "fraktur", "mathrm": "roman", "mathsf": "roman",
    "mathtt": "roman", "mathit": "", "mathnormal": "", "mathop": "", "mathrel": "", "mathbin": "",
}  # fmt: skip
TEXTS = frozenset("text textrm textbf textit textsf texttt textnormal mbox hbox".split())
SIZES = frozenset(
    size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")
)  # of a delimiter that follows
OPENERS = dict(zip("([{⟨⌊⌈", ")]}⟩⌋⌉", strict=True))
CLOSERS = {closing: opening for opening, closing in OPENERS.items()}

_EXCEPTIONS = {  # letters of the mathematical alphabets that Unicode had before
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "double": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}
_FIRST = {
    "bold": (0x1D400, 0x1D7CE),
    "script": (0x1D49C, 0),
    "double": (0x1D538, 0x1D7D8),
    "fraktur": (0x1D504, 0),
}
_BOLD_GREEK = {
    **{chr(0x391 + n): chr(0x1D6A8 + n) for n in range(25) if n != 17},
    **{chr(0x3B1 + n): chr(0x1D6C2 + n) for n in range(25)},
    **dict(zip("∇∂ϵϑϕϱϖ", "𝛁𝛛𝛜𝛝𝛟𝛠𝛡", strict=True)),
}


def styled(char: str, style: str) -> str:
    """`char` in one of Unicode's mathematical alphabets, itself where it has no such form."""
    if style == "bold" and char in _BOLD_GREEK:
        return _BOLD_GREEK[char]
    if style not in _FIRST or not (char.isascii() and char.isalnum()):
        return char
    if char in _EXCEPTIONS.get(style, {}):
        return _EXCEPTIONS[style][char]
    letters, digits = _FIRST[style]
    if char.isdigit():
        return chr(digits + int(char)) if digits else char
    return chr(letters + (ord(char) - 65 if char.isupper() else ord(char) - 71))


def unstyled(glyph: str) -> str:
    """The letter that a styled one is a form of."""
    return normalize("NFKC", glyph) if len(glyph) == 1 and ord(glyph) > 0x2100 else glyph


def _table() -> dict[str, Symbol]:
    table: dict[str, Symbol] = {}
    groups: list[tuple[Role, str]] = [
        ("letter", _LETTERS), ("relation", _RELATIONS), ("binary", _BINARIES), ("big", _BIG),
        ("integral", _INTEGRALS),
    ]  # fmt: skip
    for role, pairs in groups:
        for name, glyph in (pair.split("=", 1) for pair in pairs.split()):
            table[name] = Symbol(glyph, role, name)
    for n, (name, glyph) in enumerate(pair.split("=", 1) for pair in _FENCES.split()):
        table[name] = Symbol(glyph, "close" if n % 2 else "open", name)
    table |= {name: Symbol(name, "function", name) for name in _FUNCTIONS.split()}
    table |= {name: Symbol(name, "limits", name) for name in _LIMITS.split()}
    table |= {name: Symbol(gap, "space") for name, gap in SPACES.items()}
    table |= {name: Symbol(gap, "quad") for name, gap in QUADS.items()}
    table |= {char: Symbol(char) for char in "%$#&_"}
    table |= {"{": Symbol("{", "open"), "}": Symbol("}", "close")}
    table |= {"vert": Symbol("|", "bar"), "|": Symbol("‖", "bar"), "Vert": Symbol("‖", "bar")}
    table |= {"colon": Symbol(":", "punctuation")}
    return table


COMMANDS = _table()
CHARACTERS = {
    **{char: Symbol(char, "relation") for char in "=<>≤≥≠≈∼≡∝∈∉⊂⊆→←⇒⇔↦≔"},
    **{char: Symbol(char, "binary") for char in "+±·×⊙⊘⊗⊕∘∗∪∩"},
    "-": Symbol("−", "binary"), "−": Symbol("−", "binary"), "*": Symbol("∗", "binary", "ast"),
    **{char: Symbol(char, "open") for char in "([⟨⌊⌈"},
    **{char: Symbol(char, "close") for char in ")]⟩⌋⌉"},
    **{char: Symbol(char, "punctuation") for char in ",;:"},
    **{char: Symbol(char, "big") for char in "∑∏"},
    "|": Symbol("|", "bar"), "‖": Symbol("‖", "bar"), "∫": Symbol("∫", "integral"), "~": Symbol(" ", "space"),
}  # fmt: skip
