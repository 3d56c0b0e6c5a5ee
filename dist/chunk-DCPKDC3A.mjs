
import{a as o}from"./chunk-D2XAQ6ZH.mjs";import"./chunk-57SS5DWC.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-ZSRY7YOE.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";export{o as searched};
