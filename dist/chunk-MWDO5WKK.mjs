
import{nb as o}from"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";export{o as judgedFiles};
