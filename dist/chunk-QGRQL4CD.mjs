
import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import{qa as o}from"./chunk-5CCOY7HI.mjs";export{o as lint};
