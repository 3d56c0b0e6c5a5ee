
import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import{ka as o,la as r,ma as m,na as p,oa as t}from"./chunk-7U4HGRCO.mjs";export{o as CONFIG_NAMES,m as askedFile,r as configIn,t as repositoryPrefix,p as repositoryRoot};
