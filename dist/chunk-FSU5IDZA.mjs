
import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import{na as o}from"./chunk-FJISPZT7.mjs";export{o as lint};
