
import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-5CCOY7HI.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
