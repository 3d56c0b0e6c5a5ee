
import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import{na as o}from"./chunk-ETRP274S.mjs";export{o as lint};
