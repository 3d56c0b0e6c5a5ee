
import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import{ha as o,ia as r,ja as m,ka as p,la as t}from"./chunk-62YXWHYM.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
