
import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import{ha as o,ia as r,ja as m,ka as p,la as t}from"./chunk-ETRP274S.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
