
import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-WEKEMGJU.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
