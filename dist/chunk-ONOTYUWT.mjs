
import{a as o}from"./chunk-DDDJWQA6.mjs";import"./chunk-UR2YJ7GG.mjs";import"./chunk-IU46V6X3.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import"./chunk-ETRP274S.mjs";export{o as searched};
