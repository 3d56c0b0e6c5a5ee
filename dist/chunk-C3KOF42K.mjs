
import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-JYTZDYI2.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
