
import{a as o}from"./chunk-6DNRQWWX.mjs";import"./chunk-YP627NCY.mjs";import"./chunk-4IR7AAMZ.mjs";import"./chunk-A4G6422C.mjs";import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import"./chunk-FJISPZT7.mjs";export{o as searched};
