
import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import{ha as o,ia as r,ja as m,ka as p,la as t}from"./chunk-FJISPZT7.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
