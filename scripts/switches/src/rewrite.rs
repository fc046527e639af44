//! One file with its mutants behind switches.

use proc_macro2::{LineColumn, Span};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Arm, BinOp, Block, Expr, ExprStruct, ImplItemConst, ImplItemFn, ItemConst, ItemFn, ItemStatic, Signature,
    TraitItemFn, Type, parse_quote,
};

/// A mutant as cargo mutants lists it.
#[derive(Deserialize)]
pub struct Mutant {
    id: usize,
    /// Path of the file, from the package on.
    pub file: String,
    genre: String,
    replacement: String,
    span: Place,
}

#[derive(Deserialize)]
struct Place {
    start: Point,
}

/// Line and column, both from 1 on.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    line: usize,
    column: usize,
}

impl From<LineColumn> for Point {
    fn from(at: LineColumn) -> Self {
        Self { line: at.line, column: at.column + 1 }
    }
}

/// Rewrites a file.
pub struct Switches<'a> {
    /// The mutants that wait, by genre and by where they begin.
    waiting: BTreeMap<(&'a str, Point), Vec<&'a Mutant>>,
    keep: &'a BTreeSet<String>,
    /// True within a function that stays `const`.
    constant: bool,
    /// The ids of those that stand behind a switch.
    pub behind: Vec<usize>,
}

impl<'a> Switches<'a> {
    /// For the mutants of one file; `keep` names the functions that stay `const`.
    pub fn new(mutants: impl Iterator<Item = &'a Mutant>, keep: &'a BTreeSet<String>) -> Self {
        let mut waiting: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for mutant in mutants {
            waiting.entry((mutant.genre.as_str(), mutant.span.start)).or_default().push(mutant);
        }
        Self { waiting, keep, constant: false, behind: Vec::new() }
    }

    fn take(&mut self, genre: &'static str, span: Span) -> Vec<&'a Mutant> {
        if self.constant {
            return Vec::new();
        }
        let found = self.waiting.remove(&(genre, span.start().into())).unwrap_or_default();
        self.behind.extend(found.iter().map(|mutant| mutant.id));
        found
    }

    fn function(&mut self, signature: &mut Signature, block: &mut Block) {
        if !self.keep.contains(&signature.ident.to_string()) {
            signature.constness = None;
        }
        let around = std::mem::replace(&mut self.constant, signature.constness.is_some());
        let values = block.stmts.first().map(|first| self.take("FnValue", first.span())).unwrap_or_default();
        visit_mut::visit_block_mut(self, block);
        for Mutant { id, replacement, .. } in values {
            let value: Expr = syn::parse_str(replacement).expect("a value is an expression");
            block.stmts.insert(0, parse_quote!(if crate::mutant(#id) { return #value; }));
        }
        self.constant = around;
    }
}

/// Whether a `let` stands among these conditions: it stands nowhere else.
fn holds_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            holds_let(&binary.left) || holds_let(&binary.right)
        }
        _ => false,
    }
}

/// What stands there when the mutant is on.
fn changed(plain: &Expr, mutant: &Mutant, field: Option<usize>) -> Expr {
    match plain {
        Expr::Binary(binary) => {
            let (left, right) = (&binary.left, &binary.right);
            let op: BinOp = syn::parse_str(&mutant.replacement).expect("an operator for an operator");
            parse_quote!(#left #op #right)
        }
        Expr::Unary(unary) => (*unary.expr).clone(),
        Expr::Struct(literal) => {
            let mut literal: ExprStruct = literal.clone();
            let pairs = literal.fields.into_pairs().enumerate();
            literal.fields = pairs.filter(|(place, _)| Some(*place) != field).map(|(_, pair)| pair).collect();
            Expr::Struct(literal)
        }
        other => other.clone(),
    }
}

impl VisitMut for Switches<'_> {
    fn visit_item_fn_mut(&mut self, item: &mut ItemFn) {
        self.function(&mut item.sig, &mut item.block);
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut ImplItemFn) {
        self.function(&mut item.sig, &mut item.block);
    }

    fn visit_trait_item_fn_mut(&mut self, item: &mut TraitItemFn) {
        if let Some(block) = &mut item.default {
            self.function(&mut item.sig, block);
        }
    }

    // The compiler works these out.
    fn visit_item_const_mut(&mut self, _: &mut ItemConst) {}
    fn visit_item_static_mut(&mut self, _: &mut ItemStatic) {}
    fn visit_impl_item_const_mut(&mut self, _: &mut ImplItemConst) {}
    fn visit_type_mut(&mut self, _: &mut Type) {}

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        let gone = self.take("MatchArm", arm.span());
        let guards = arm.guard.as_ref().map(|(_, guard)| self.take("MatchArmGuard", guard.span())).unwrap_or_default();
        visit_mut::visit_arm_mut(self, arm);
        for Mutant { id, replacement, .. } in guards {
            let Some((_, guard)) = &mut arm.guard else { continue };
            **guard = match replacement.as_str() {
                "true" => parse_quote!((crate::mutant(#id) || (#guard))),
                _ => parse_quote!((!crate::mutant(#id) && (#guard))),
            };
        }
        for Mutant { id, .. } in gone {
            arm.guard = Some(match &arm.guard {
                None => (parse_quote!(if), parse_quote!(!crate::mutant(#id))),
                Some((word, guard)) => (*word, parse_quote!((!crate::mutant(#id) && (#guard)))),
            });
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        // Each with the place of its field, while the fields still stand where they are listed.
        let found: Vec<(&Mutant, Option<usize>)> = match expr {
            Expr::Binary(binary) if holds_let(&binary.left) || holds_let(&binary.right) => Vec::new(),
            Expr::Binary(binary) => {
                self.take("BinaryOperator", binary.op.span()).into_iter().map(|mutant| (mutant, None)).collect()
            }
            Expr::Unary(unary) => {
                self.take("UnaryOperator", unary.op.span()).into_iter().map(|mutant| (mutant, None)).collect()
            }
            Expr::Struct(literal) => {
                let fields = literal.fields.iter().enumerate();
                fields
                    .flat_map(|(place, field)| {
                        self.take("StructField", field.span()).into_iter().map(move |mutant| (mutant, Some(place)))
                    })
                    .collect()
            }
            _ => Vec::new(),
        };
        visit_mut::visit_expr_mut(self, expr);
        let plain = expr.clone();
        for (mutant, field) in found {
            let (id, other) = (mutant.id, changed(&plain, mutant, field));
            *expr = parse_quote!((if crate::mutant(#id) { #other } else { #expr }));
        }
    }
}
